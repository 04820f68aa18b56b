/**
 * The name of this service, where an installation of it must not be taken for another one: in tokens,
 * problem types, the names of its connections and of its embedded database. Lower case, digits and
 * dashes; what people read is the setting APP_NAME.
 */
export const SERVICE_NAME = 'strata';
