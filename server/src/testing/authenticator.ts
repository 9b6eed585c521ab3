import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What the one being asked says of itself. */
export interface Ceremony {
  challenge: string;
  rpId: string;
  origin: string;
  /** Whether it made sure of the person; it did unless said otherwise. */
  verified?: boolean;
}

/** A device with one passkey, as the Web Authentication standard describes it (ES256, no attestation). */
export function newAuthenticator() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const id = randomBytes(16);
  let counter = 0;
  const sha256 = (data: Buffer | string) => createHash('sha256').update(data).digest();

  /** Hash of the site, flags (present 1, verified 4, key enclosed 64), counter, and the key where it is enclosed. */
  const dataOf = ({ rpId, verified = true }: Ceremony, key: Buffer | null) => {
    const head = Buffer.alloc(5);
    head[0] = 1 | (verified ? 4 : 0) | (key ? 64 : 0);
    head.writeUInt32BE(counter++, 1);
    return Buffer.concat([sha256(rpId), head, key ?? Buffer.alloc(0)]);
  };
  const clientData = (type: string, { challenge, origin }: Ceremony) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const answer = (response: Record<string, Buffer>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(Object.entries(response).map(([name, value]) => [name, value.toString('base64url')])),
  });

  return {
    register(ceremony: Ceremony) {
      // {kty: EC2, alg: ES256, crv: P-256, x, y} in CBOR, after sixteen bytes that name no model and the key's identifier.
      const bytes = (coordinate: string) => Buffer.concat([hex('5820'), Buffer.from(coordinate, 'base64url')]);
      const cose = Buffer.concat([hex('a5010203262001'), hex('21'), bytes(x), hex('22'), bytes(y)]);
      const data = dataOf(ceremony, Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose]));
      const length = Buffer.from([data.length]);
      const attestationObject = Buffer.concat([
        hex('a3'),
        Buffer.concat([hex('63'), Buffer.from('fmt'), hex('64'), Buffer.from('none')]),
        Buffer.concat([hex('67'), Buffer.from('attStmt'), hex('a0')]),
        Buffer.concat([hex('68'), Buffer.from('authData'), hex('58'), length, data]),
      ]);
      return answer({ attestationObject, clientDataJSON: clientData('webauthn.create', ceremony) });
    },
    signIn(ceremony: Ceremony) {
      const authenticatorData = dataOf(ceremony, null);
      const clientDataJSON = clientData('webauthn.get', ceremony);
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey);
      return answer({ authenticatorData, clientDataJSON, signature });
    },
    /** A copy that was made before the last use counts from there. */
    setBack() {
      counter = 0;
    },
  };
}

const hex = (bytes: string) => Buffer.from(bytes, 'hex');
