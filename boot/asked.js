// The week that an address asks for, as the list of issues has it. Pure; the program reads addresses by itself, this is for
// pages without one.

const two = (number) => String(number).padStart(2, "0");

/** The week of ISO 8601 that a day belongs to: that of its Thursday. */
const weekOf = (year, month, day) => {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const days = (date - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000;
  return `${date.getUTCFullYear()}-W${two(Math.floor(days / 7) + 1)}`;
};

const has = ({ years }, week) => {
  const [of, number] = week.split("-W").map(Number);
  const isIn = ([first, last]) => first <= number && number <= last;
  return years.some(({ year, weeks }) => year === of && weeks.some(isIn));
};

/** Gives the week that is asked for, if it has an issue, or null. */
export const weekAsked = (search, index) => {
  const query = new URLSearchParams(search);
  const numbers = (key, form) => (form.exec(query.get(key)) ?? []).slice(1).map(Number);
  const [year, number] = numbers("issue", /^(\d{4})-(\d+)/);
  const [issue] = index.issues.find(([, of, counted]) => of === year && counted === number) ?? [];
  const day = numbers("date", /^(\d{4})-(\d\d)-(\d\d)/);
  const [week] = /^\d{4}-W\d\d/.exec(query.get("week")) ?? [issue ?? (day.length ? weekOf(...day) : "")];
  return has(index, week) ? week : null;
};
