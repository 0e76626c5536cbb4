/** The newest versions that run on Node 20. */
export const vsceVersion = "3.9.2";
export const ovsxVersion = "0.10.7";
