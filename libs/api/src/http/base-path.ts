/** Where the versioned endpoints are. */
export const BASE_PATH = '/api/v1';
