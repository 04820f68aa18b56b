/** Tells the day it is for the company, `YYYY-MM-DD`. */
export type Today = () => string;
