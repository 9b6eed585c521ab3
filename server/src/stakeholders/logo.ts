import { createHash } from 'node:crypto';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import sharp from 'sharp';
import { audit } from '../foundation/audit.js';
import type { Clock } from '../foundation/clock.js';
import type { HasDatabase } from '../foundation/database-slice.js';
import { requireId } from '../foundation/ids.js';
import { BadInput, NotFound } from '../foundation/refusal.js';
import { type HasViewer, isDelegateOf } from '../identity/viewer.js';

type Writer = HasDatabase & HasViewer & { clock: Clock; requestId: string };

/** A picture as it is sent has at most so many bytes, and unfolds to so many dots. */
export const mostLogoBytes = 2_000_000;
const mostDots = 25_000_000;

/** What is kept is a square of so many dots each way, WebP, whatever was sent. */
const side = 256;

/** The picture of a stakeholder, made anew from what was sent: nothing of the file itself is kept. */
@Entity({ tableName: 'logo' })
export class Logo {
  @PrimaryKey({ type: 'uuid' })
  stakeholderId!: string;

  @Property({ type: 'blob', lazy: true })
  image!: Buffer;

  /** Of the image: names it in its address, so that another picture has another address. */
  @Property({ type: 'text' })
  digest!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}

/** What a file is by its first bytes; its name and what the browser says of it do not count. */
export function pictureKind(bytes: Buffer): 'png' | 'jpeg' | 'webp' | null {
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 4).toString('latin1') === 'RIFF' && bytes.subarray(8, 12).toString('latin1') === 'WEBP') {
    return 'webp';
  }
  return null;
}

/** The picture as it is kept; refused with what would be right when it is none, or larger than can be looked at. */
export async function redrawn(bytes: Buffer): Promise<Buffer> {
  if (!pictureKind(bytes)) throw new BadInput('file', 'is not a picture we can read: send PNG, JPEG or WebP');
  const picture = sharp(bytes, { limitInputPixels: mostDots, failOn: 'error', animated: false });
  try {
    const { width, height } = await picture.metadata();
    if (width * height > mostDots || width < 32 || height < 32) {
      throw new BadInput('file', 'has {width} × {height} dots; from 32 × 32 up to 25 million dots can be used', {
        width,
        height,
      });
    }
    return await picture
      .rotate()
      .resize(side, side, { fit: 'contain', background: { r: 255, g: 255, b: 255, alpha: 0 } })
      .webp({ quality: 85 })
      .toBuffer();
  } catch (error) {
    if (error instanceof BadInput) throw error;
    const large = /pixel limit/i.test((error as Error).message);
    if (large) throw new BadInput('file', 'has more than 25 million dots');
    throw new BadInput('file', 'is damaged or not the picture it says it is');
  }
}

/** Gives a stakeholder one acts for a picture, in place of its star. */
export async function saveLogo(context: Writer, stakeholderId: string, bytes: Buffer): Promise<string> {
  requireOwn(context, stakeholderId);
  const image = await redrawn(bytes);
  const digest = createHash('sha256').update(image).digest('hex').slice(0, 16);
  await context.em.transactional(async (em) => {
    await em.execute(
      `insert into logo (stakeholder_id, image, digest, created_at) values (?, ?, ?, ?)
       on conflict (stakeholder_id) do update set image = excluded.image, digest = excluded.digest, created_at = excluded.created_at`,
      [stakeholderId, image, digest, context.clock.now()],
    );
    await trace(context, em, stakeholderId, 'logo set', { digest, bytes: image.length });
  });
  return digest;
}

/** Takes the picture away; the star stands there again. */
export async function removeLogo(context: Writer, stakeholderId: string): Promise<void> {
  requireOwn(context, stakeholderId);
  await context.em.transactional(async (em) => {
    if ((await em.nativeDelete(Logo, { stakeholderId })) === 0) throw new NotFound('logo');
    await trace(context, em, stakeholderId, 'logo removed', null);
  });
}

function requireOwn({ viewer }: Writer, stakeholderId: string): void {
  if (!isDelegateOf(viewer, requireId(stakeholderId, 'stakeholder'))) throw new NotFound('stakeholder');
}

function trace(context: Writer, em: Writer['em'], recordId: string, action: string, after: object | null) {
  const { viewer, requestId } = context;
  return audit(em, { actor: viewer.accountId ?? '', action, noun: 'stakeholder', recordId, after, requestId });
}
