/**
 * Prisma's SQL for tables, and that for what stands on their columns, apart: between the two goes what
 * Prisma cannot say of columns. Those that the database makes are left out, because to Prisma they are
 * ordinary ones.
 * @param generated names as `table.column`
 */
export function partsOf(script, generated) {
  const statements = withoutColumns(script, generated).split(/^(?=-- [A-Z]\w+$)/m);
  const isOnColumns = (statement) => /^-- (CreateIndex|AddForeignKey)/.test(statement);
  return {
    tables: statements.filter((statement) => !isOnColumns(statement)).join(''),
    onColumns: statements.filter(isOnColumns).join(''),
  };
}

/** The columns that SQL files let the database make, as `table.column`. */
export function generatedColumnsIn(files) {
  return files.flatMap(({ content }) =>
    [...content.matchAll(/ALTER TABLE (\w+)([^;]*)/g)].flatMap(([, table, actions]) =>
      [...actions.matchAll(/ADD COLUMN (\w+) \w+ GENERATED/g)].map(
        ([, column]) => `${table}.${column}`,
      ),
    ),
  );
}

function withoutColumns(script, columns) {
  return columns.reduce((text, name) => {
    const [table, column] = name.split('.');
    return text
      .replace(
        new RegExp(`(CREATE TABLE "${table}" \\([^;]*?)^ *"${column}" [^\\n]*\\n`, 'm'),
        '$1',
      )
      .replace(
        new RegExp(
          `^-- AlterTable\\nALTER TABLE "${table}" ADD COLUMN *"${column}" [^,;]*;\\n*`,
          'm',
        ),
        '',
      )
      .replace(
        new RegExp(`(ALTER TABLE "${table}" [^;]*?)ADD COLUMN *"${column}" [^,;]*,\\s*`),
        '$1',
      )
      .replace(
        new RegExp(`(ALTER TABLE "${table}" [^;]*?),\\s*ADD COLUMN *"${column}" [^,;]*;`),
        '$1;',
      );
  }, script);
}
