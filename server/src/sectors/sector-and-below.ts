/** SQL for the identifiers of one sector (its only parameter) and of every sector below it. */
export const sectorAndBelow = `(with recursive below as (
  select id from sector where id = ? union select s.id from sector s join below b on s.parent_id = b.id)
  select id from below)`;
