// Which addresses may be fetched at all. The URL parser has already brought every notation of an IP address
// (decimal, octal, hexadecimal, short) into one form: https://url.spec.whatwg.org/#concept-ipv4-parser

/** IPv4 blocks that are nobody's public web server (RFC 6890 and what has joined its registry): first address, prefix length. */
const closedIpv4: readonly (readonly [string, number])[] = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
];

const closedNames = /(?:^|\.)(?:localhost|local|internal|home\.arpa|onion)$/;

/** Why a URL must not be fetched, in words for the operator; nothing where it may. */
export function refusal(address: string): string | undefined {
  if (!URL.canParse(address)) return `"${address.slice(0, 200)}" is no URL`;
  const url = new URL(address);
  if (url.protocol !== "http:" && url.protocol !== "https:") return `${url.protocol} is neither http nor https`;
  if (url.username !== "" || url.password !== "") return "the URL holds a user name or a password";
  const host = url.hostname.replace(/\.+$/, "");
  if (isClosedHost(host)) return `${host} is a private or local address`;
  return undefined;
}

function isClosedHost(host: string): boolean {
  if (host === "" || closedNames.test(host)) return true;
  if (host.startsWith("[")) return isClosedIpv6(host.slice(1, -1));
  const ipv4 = ipv4Number(host);
  if (ipv4 === undefined) return !host.includes(".");
  return isClosedIpv4(ipv4);
}

function isClosedIpv4(address: number): boolean {
  return closedIpv4.some(([first, length]) => {
    const size = 2 ** (32 - length);
    return Math.floor(address / size) === Math.floor((ipv4Number(first) ?? 0) / size);
  });
}

function ipv4Number(host: string): number | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return undefined;
  return host.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** Only global unicast, 2000::/3, is the public web; of it, not the blocks that carry an IPv4 address within (6to4, Teredo) or are for documents. */
function isClosedIpv6(host: string): boolean {
  const groups = ipv6Groups(host);
  const [first = 0, second = 0] = groups;
  if ((first & 0xe000) !== 0x2000) return true;
  return first === 0x2002 || (first === 0x2001 && (second < 0x200 || second === 0xdb8)) || first === 0x3fff;
}

function ipv6Groups(host: string): number[] {
  const [left = "", right] = host.split("::");
  const groupsOf = (text: string) => (text === "" ? [] : text.split(":").map((group) => Number.parseInt(group, 16)));
  const head = groupsOf(left);
  if (right === undefined) return head;
  const tail = groupsOf(right);
  return [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => 0), ...tail];
}
