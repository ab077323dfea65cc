/** The value of a fact that nobody has told: most engines have none of their own. Every condition holds for it; no answer is called so. */
export const UNTOLD = "untold";
