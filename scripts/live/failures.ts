/** Why a request got no usable response. */
export type TransportReason = 'unreachable' | 'tls' | 'timeout' | 'cut off' | 'too large' | 'not HTTP';

/** A request without a usable response; the caller decides what it means. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';

  constructor(
    readonly reason: TransportReason,
    message: string,
  ) {
    super(message);
  }
}

/** Converts an error of Node's HTTP client into a TransportFailure with a readable message. */
export function toTransportFailure(error: unknown, host: string, isResponding: boolean): TransportFailure {
  if (error instanceof TransportFailure) return error;
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (isResponding)
    return new TransportFailure('cut off', `${host} cut off its response (${code || message})`);
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return new TransportFailure(
      'unreachable',
      `${host} was not found (${code}): is the name right, are you online?`,
    );
  }
  if (code === 'ECONNREFUSED')
    return new TransportFailure('unreachable', `nothing listens at ${host} (${code})`);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) {
    return new TransportFailure('cut off', `${host} closed the connection without a response (${code})`);
  }
  if (/CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO/.test(code)) {
    return new TransportFailure('tls', `${host} has no trusted certificate (${code})`);
  }
  return new TransportFailure('unreachable', `${host} could not be reached (${code || message})`);
}
