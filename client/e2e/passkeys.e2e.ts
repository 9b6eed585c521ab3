import { type BrowserContext, type CDPSession, expect, type Page, test } from '@playwright/test';
import { signInAs } from './sign-in-as';

/** Passkeys are bound to a name, so these journeys reach the same server as localhost. */
const address = new URL(process.env.WASL_URL ?? 'http://127.0.0.1:4000');
address.hostname = 'localhost';
test.use({ baseURL: address.origin });

/** Gives a browser the device that Chromium itself plays: it keeps keys, has a screen lock and touches itself. */
async function addDevice(context: BrowserContext, page: Page): Promise<{ cdp: CDPSession; device: string }> {
  const cdp = await context.newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, device: authenticatorId };
}

async function makePasskey(page: Page, name: string) {
  await page.getByLabel('What to call it').first().fill(name);
  await page.getByRole('button', { name: 'Make a passkey' }).click();
}

/** A name of its own, since a journey that is repeated meets what it left. */
const named = (name: string) => `${name} ${Date.now()}`;

const removeButton = (page: Page, name: string) =>
  page.getByRole('button', { name: new RegExp(`^Remove the passkey .?${name}`) });

const signOut = async (page: Page) => {
  await page.goto('/account');
  // The first ends this session; each session in the list below has one of its own.
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click();
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
};

test('a passkey is made, signs in without a password, shows its last use, and no longer does once removed', async ({
  page,
  context,
}) => {
  const { cdp, device } = await addDevice(context, page);
  await signInAs(page, 'Dana Overview', '/account');
  const phone = named('My phone');
  await makePasskey(page, phone);
  const mine = page.getByRole('listitem').filter({ hasText: phone });
  await expect(mine).toContainText('not used yet');
  await makePasskey(page, 'The same phone');
  await expect(page.getByRole('alert')).toContainText('already has a passkey');

  // The device is touched only after the button, so that it is the button it answers, not the offer beside the address.
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: device, enabled: false });
  await signOut(page);
  await page.goto('/sign-in?lang=en&to=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: device, enabled: true });
  await expect(page).toHaveURL(/\/account/);
  await expect(mine).toContainText('last used on');

  await removeButton(page, phone).click();
  await expect(mine).toHaveCount(0);
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: device, enabled: false });
  await signOut(page);
  await page.goto('/sign-in?lang=en&to=/account');
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId: device, enabled: true });
  await expect(page.getByRole('alert')).toContainText('not known here');
  await expect(page.getByRole('link', { name: 'Sign in' }).first()).toBeVisible();
});

test('a browser offers the passkey beside the address, without a click on a button', async ({ page, context }) => {
  await addDevice(context, page);
  await signInAs(page, 'Dana Overview', '/account');
  const offered = named('Offered');
  await makePasskey(page, offered);
  await expect(page.getByRole('listitem').filter({ hasText: offered })).toBeVisible();
  await signOut(page);
  await page.goto('/sign-in?lang=en&to=/account');
  await expect(page).toHaveURL(/\/account/);
  await removeButton(page, offered).click();
  await expect(page.getByRole('listitem').filter({ hasText: offered })).toHaveCount(0);
});

test('at an address in numbers the page says why there are none', async ({ page }) => {
  const numbers = new URL('/account', address);
  numbers.hostname = '127.0.0.1';
  await page.goto(new URL('/sign-in?lang=en&to=/account', numbers).href);
  await page.getByRole('button', { name: 'Dana Overview' }).click();
  await expect(page.getByText('This browser cannot make passkeys at this address')).toBeVisible();
});
