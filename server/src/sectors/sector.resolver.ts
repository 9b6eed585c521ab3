import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import type { HasDatabase } from '../foundation/database-slice.js';
import { Lang } from '../foundation/lang.js';
import { LocalText, labelText } from '../foundation/localised-text.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { Rule } from '../foundation/rule.js';
import { Sector } from './sector.js';
import { childrenOf, sectorOf } from './sector-loaders.js';

@Resolver(() => Sector)
export class SectorResolver {
  @Query(() => [Sector], { description: 'The sectors of the taxonomy in its order, all or of one level.' })
  @Rule('public')
  async sectors(
    @Ctx() { em }: HasDatabase,
    @Arg('level', () => Int, { nullable: true, description: '1 categories, 2 sectors, 3 leaves.' }) level?: number,
  ): Promise<Sector[]> {
    if (level != null && (level < 1 || level > 3)) throw new BadInput('level', 'is 1, 2 or 3');
    return em.find(Sector, level == null ? {} : { level }, { orderBy: { position: 'asc' } });
  }

  @Query(() => Sector, { description: 'One sector by its identifier.' })
  @Rule('public')
  async sector(
    @Ctx() context: HasDatabase,
    @Arg('id', () => String, { description: 'Identifier, such as ceramics.' }) id: string,
  ): Promise<Sector> {
    const found = await sectorOf(context, id);
    if (!found) throw new NotFound('sector');
    return found;
  }

  @FieldResolver(() => LocalText, { description: 'Label of the sector.' })
  label(@Root() sector: Sector, @Lang() lang: string): LocalText {
    return labelText(sector.labels, lang, sector.id);
  }

  @FieldResolver(() => Sector, { nullable: true, description: 'The sector above; null for a category.' })
  parent(@Root() sector: Sector, @Ctx() context: HasDatabase): Promise<Sector | null> | null {
    return sector.parentId ? sectorOf(context, sector.parentId) : null;
  }

  @FieldResolver(() => [Sector], { description: 'The sectors directly below.' })
  children(@Root() sector: Sector, @Ctx() context: HasDatabase): Promise<Sector[]> {
    return childrenOf(context, sector.id);
  }
}
