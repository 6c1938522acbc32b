import type { Driver } from '../../src/receiver/store/driver.js';

/** Partitions of each table: so many that the two sites of the tests are in different ones. */
const partitions = 8;

/**
 * The same database, but that the tables it makes are divided among partitions by tenant, as a distributed one divides
 * them among machines: the rules for keys, references and changes are the same.
 */
export const partitioning = (driver: Driver): Driver => ({
  ...driver,
  transaction: (work) =>
    driver.transaction((query) =>
      work(async (sql, parameters) => {
        const table = /^\s*CREATE TABLE attune\.(\w+)/.exec(sql)?.[1];
        // One that holds no tenant's rows is not divided.
        if (!table || !sql.includes('tenant text')) return query(sql, parameters);
        await query('CREATE SCHEMA IF NOT EXISTS attune_part');
        await query(`${sql} PARTITION BY HASH (tenant)`);
        for (let index = 0; index < partitions; index += 1) {
          await query(
            `CREATE TABLE attune_part.${table}_${index} PARTITION OF attune.${table} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${index})`,
          );
        }
        return [];
      }),
    ),
});
