import { BlockList, isIP } from 'node:net';

/** Parses networks: `10.0.0.0/8`, `fd00::/8`, or a single IP address. Throws a RangeError for any other string. */
export function parseNetworks(texts: readonly string[]): BlockList {
  const networks = new BlockList();
  for (const text of texts) addNetwork(networks, text);
  return networks;
}

function addNetwork(networks: BlockList, text: string): void {
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  const maxPrefix = version === 6 ? 128 : 32;
  const prefix = Number(length ?? maxPrefix);
  if (version === 0 || prefix > maxPrefix) {
    throw new RangeError(`"${text}" is not a network: write it like 172.16.0.0/12 or fd00::/8`);
  }
  networks.addSubnet(address, prefix, version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a socket's address is in one of the networks; an IPv4 address may be mapped to IPv6. */
export function isInNetworks(networks: BlockList, address: string): boolean {
  const normalized = address.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(normalized) > 0 && networks.check(normalized, isIP(normalized) === 6 ? 'ipv6' : 'ipv4');
}
