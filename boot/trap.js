// Whose an error is that nobody has caught. Pure.

/**
 * Tells whether an error is the end of the program whose glue has the address `running`: a trap, or whatever went through
 * that glue, on its way out of the program or into it. After either nothing that the program does can be relied on. Errors
 * of other scripts are not: of extensions, or of a chart that draws by itself.
 *
 * `glue` is the address that the glues of all runs begin with: one that is dead already may trap again, and trapped when
 * it panicked. A trap that names neither is the running program's, for nothing else on the page is of WebAssembly.
 */
export const isOf = (error, running, glue) => {
  const stack = String(error?.stack);
  // In a stack a line number follows. WebKit, whose errors alone have this key, leaves queries out of stacks, and with them
  // what tells one run from another: there every error counts as of the running one.
  if (stack.includes(glue)) return "sourceURL" in error || stack.includes(`${running}:`);
  return error instanceof WebAssembly.RuntimeError;
};
