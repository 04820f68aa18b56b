/** One or more. */
export type Some<One> = readonly [One, ...One[]];
