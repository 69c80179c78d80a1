// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
//
// An OpenID provider with the addresses of Entra, on a free port of this computer. The user behind it does at once what
// /control tells: approve, deny, expire, slow down; /replay sends the last code again. Ends with its standard input.
import http from "node:http";
import Provider, { interactionPolicy } from "oidc-provider";

const base = "/contoso.test/oauth2/v2.0";
const server = http.createServer();
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const issuer = `http://127.0.0.1:${server.address().port}`;

const policy = interactionPolicy.base();
policy.add(new interactionPolicy.Prompt({ name: "select_account", requestable: true }), 0);

const provider = new Provider(issuer, {
  clients: [{
    client_id: "client-1",
    application_type: "native",
    token_endpoint_auth_method: "none",
    redirect_uris: ["http://localhost"],
    grant_types: ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
    response_types: ["code"],
  }],
  cookies: { keys: ["only for the test"] },
  features: { devInteractions: { enabled: false }, deviceFlow: { enabled: true } },
  findAccount: (ctx, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  interactions: { policy, url: (ctx, interaction) => `/interaction/${interaction.uid}` },
  issueRefreshToken: async () => true,
  pkce: { methods: ["S256"], required: () => true },
  rotateRefreshToken: true,
  routes: { authorization: `${base}/authorize`, token: `${base}/token`, device_authorization: `${base}/devicecode` },
});

let deny = false;
let slowDowns = 0;
let lastRedemption = ""; // the form that redeemed a code

async function remember(req) {
  let form = "";
  for await (const part of req) form += part;
  if (form.includes("grant_type=authorization_code")) lastRedemption = form;
  req.body = Object.fromEntries(new URLSearchParams(form)); // the provider takes it from here
}

async function replay() {
  const answer = await fetch(`${issuer}${base}/token`, {
    method: "POST", headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: lastRedemption,
  });
  return answer.text();
}

async function grantFor(accountId) {
  const grant = new provider.Grant({ accountId, clientId: "client-1" });
  grant.addOIDCScope("openid profile offline_access");
  return grant.save();
}

async function interact(req, res) {
  const details = await provider.interactionDetails(req, res);
  const accountId = "analyst";
  if (deny) {
    await provider.interactionFinished(req, res, { error: "access_denied", error_description: "declined" });
  } else if (details.prompt.name === "consent") {
    await provider.interactionFinished(req, res, { consent: { grantId: await grantFor(accountId) } }, { mergeWithLastSubmission: true });
  } else {
    await provider.interactionFinished(req, res, { login: { accountId }, select_account: {} }, { mergeWithLastSubmission: true });
  }
}

async function control(query) {
  deny = query.get("deny") === "1";
  slowDowns = Number(query.get("slow-downs") ?? 0);
  const userCode = query.get("user-code");
  if (!userCode) return;
  const code = await provider.DeviceCode.findByUserCode(userCode.replace(/[^A-Z0-9]/gi, ""), { ignoreExpiration: true });
  const action = query.get("action");
  if (action === "deny") {
    code.error = "access_denied";
  } else if (action === "expire") {
    code.exp = Math.floor(Date.now() / 1000) - 1;
    // The stored copy would vanish at once if its remaining time were not positive.
    await provider.DeviceCode.adapter.upsert(code.jti, { ...(await code.getValueAndPayload()).payload, exp: code.exp }, 60);
    return;
  } else {
    Object.assign(code, {
      accountId: "analyst", grantId: await grantFor("analyst"), scope: "openid profile offline_access",
      authTime: Math.floor(Date.now() / 1000), sessionUid: "session",
    });
  }
  await code.save();
}

const handle = provider.callback();
server.on("request", async (req, res) => {
  const url = new URL(req.url, issuer);
  try {
    if (url.pathname === "/replay") {
      res.end(await replay());
    } else if (url.pathname === "/control") {
      await control(url.searchParams);
      res.end("ok");
    } else if (url.pathname.startsWith("/interaction/")) {
      await interact(req, res);
    } else if (url.pathname === `${base}/token` && slowDowns > 0) {
      slowDowns -= 1;
      req.resume();
      res.writeHead(400, { "Content-Type": "application/json" }).end('{"error":"slow_down"}');
    } else {
      if (url.pathname === `${base}/token`) await remember(req);
      handle(req, res);
    }
  } catch (error) {
    res.writeHead(500).end(String(error?.stack ?? error));
  }
});

process.stdin.resume().on("end", () => process.exit(0));
console.log(`ready ${issuer}`);
