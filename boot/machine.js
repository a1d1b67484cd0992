// The start as a state machine, pure: state and event in, next state and what is to be done out.
//
// loading    the program is on its way; the shell is on screen
// hydrated   the program runs in the page that was published
// fresh      the program runs in a root of its own
// restarted  the program panicked or trapped, and is being started again: once, never twice
// recovered  it runs again
// failed     the program does not run; what was last on screen stays, with a sentence and a way on

/** Every edge: state, event, [next state, effect]. An event without an edge changes nothing. */
export const edges = {
  loading: {
    adopted: ["hydrated", "keep"],
    ready: ["fresh", "reveal"],
    panicked: ["restarted", "restart"],
    refused: ["failed", "explain"],
  },
  hydrated: {
    panicked: ["restarted", "restart"],
  },
  fresh: {
    panicked: ["restarted", "restart"],
  },
  restarted: {
    ready: ["recovered", "reveal"],
    panicked: ["failed", "explain"],
    refused: ["failed", "explain"],
  },
  recovered: {
    panicked: ["failed", "explain"],
  },
  failed: {},
};

/** Gives the state after an event, and the name of the effect or null. */
export const next = (state, event) => edges[state][event] ?? [state, null];
