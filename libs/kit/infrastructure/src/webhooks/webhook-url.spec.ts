import { isPublicAddress } from './public-address.js';
import { webhookUrlRefusal } from './webhook-url.js';

const PRIVATE = 'it must be on the public internet';

describe('the URL of a webhook', () => {
  it.each([
    'https://shop.example/hooks?shop=1',
    'https://shop.example:8443',
    'https://8.8.8.8/',
    'https://[2606:4700::1111]/',
  ])('may be %s', (url) => {
    expect(webhookUrlRefusal(url, false)).toBeNull();
  });

  it.each([
    '127.0.0.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0x7f.1',
    '127.1',
    '127.0.0.1.',
    '１２７.0.0.1',
    '0.0.0.0',
    '0',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0xa9fea9fe',
    '192.0.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    'localhost',
    'LOCALHOST',
    'localhost.',
    'api.localhost',
    '[::]',
    '[::1]',
    '[::127.0.0.1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:a9fe:a9fe]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[2001::1]',
    '[2001:db8::1]',
    '[fc00::1]',
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fec0::1]',
    '[ff02::1]',
  ])('is not on %s unless allowed', (host) => {
    expect(webhookUrlRefusal(`https://${host}/`, false)).toBe(PRIVATE);
    expect(webhookUrlRefusal(`http://${host}:8080/`, true)).toBeNull();
  });

  it.each([
    ['shop.example', 'it is no URL'],
    ['http://shop.example', 'it must begin with https'],
    ['ftp://shop.example', 'it must begin with https'],
    ['https://user@shop.example', 'it must hold no credentials'],
    ['https://:secret@shop.example', 'it must hold no credentials'],
  ])('is not %s: %s', (url, reason) => {
    expect(webhookUrlRefusal(url, false)).toBe(reason);
  });

  it('holds no credentials even where private addresses will do', () => {
    expect(webhookUrlRefusal('http://a:b@localhost', true)).toBe('it must hold no credentials');
    expect(webhookUrlRefusal('file:///etc/passwd', true)).toBe('it must begin with https or http');
  });

  it('is on no public address that is none', () => {
    expect(isPublicAddress('shop.example')).toBe(false);
    expect(isPublicAddress('')).toBe(false);
  });
});
