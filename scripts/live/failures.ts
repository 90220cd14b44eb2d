/** Why a request got no answer that could be read. */
export type TransportReason = 'unreachable' | 'tls' | 'timeout' | 'cut off' | 'too large' | 'not HTTP';

/** No answer of the API came: what that means is for the caller to say. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';

  constructor(
    readonly reason: TransportReason,
    message: string,
  ) {
    super(message);
  }
}

/** Tells a failure of Node's in words that need no knowledge of it. */
export function transportFailure(error: unknown, host: string, isResponding: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isResponding)
    return new TransportFailure('cut off', `${host} broke its answer off (${code || message})`);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new TransportFailure(
      'unreachable',
      `${host} was not found (${code}): is the name right, are you online?`,
    );
  }
  if (code === 'ECONNREFUSED')
    return new TransportFailure('unreachable', `nothing answers at ${host} (${code})`);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) {
    return new TransportFailure('cut off', `${host} ended the connection without an answer (${code})`);
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return new TransportFailure('tls', `${host} has no certificate that can be trusted (${code})`);
  }
  return new TransportFailure('unreachable', `${host} could not be reached (${code || message})`);
}
