#!/bin/sh
# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
#
# packaging/register-app.sh against a stand-in for az that writes down what it is asked.
set -eu
script=$1
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir "$here/bin"
export HERE="$here" CONSENT=yes
PATH="$here/bin:$PATH"

cat >"$here/bin/az" <<'END'
#!/bin/sh
printf '%s\n' "$*" >>"$HERE/asked"
case "$*" in
    "account show"*) echo 5a3d7e00-0000-4000-8000-00000000cafe ;;
    "ad app create"*) echo c11e4700-0000-4000-8000-000000000001 ;;
    *"Unknown"*) ;;
    "ad sp show"*"appRoles"*) echo "role-of-$(printf '%s' "$*" | sed "s/.*value=='\([^']*\)'.*/\1/")" ;;
    "ad sp show"*) echo "scope-of-$(printf '%s' "$*" | sed "s/.*value=='\([^']*\)'.*/\1/")" ;;
    "ad app permission admin-consent"*) [ "$CONSENT" = yes ] ;;
    *"--query password"*) echo canary-secret-value ;;
esac
END
cat >"$here/bin/mdti-lookup" <<'END'
#!/bin/sh
printf '%s\n' "$*" >>"$HERE/lookup"
cat >"$HERE/kept"
END
chmod +x "$here/bin/az" "$here/bin/mdti-lookup"

run() {
    rm -f "$here/asked" "$here/lookup" "$here/kept"
    sh "$script" "$@" >"$here/out" 2>&1
}
has() { grep -F -q -e "$2" "$here/$1" || { echo "missing in $1: $2"; cat "$here/$1"; exit 1; }; }
hasnot() { ! grep -F -q -e "$2" "$here/$1" || { echo "unexpected in $1: $2"; cat "$here/$1"; exit 1; }; }

run
has asked "--api-permissions role-of-ThreatIntelligence.Read.All=Role"
hasnot asked "=Scope"
hasnot asked "credential"
has out "Tenant id: 5a3d7e00-0000-4000-8000-00000000cafe"
has out "Client id: c11e4700-0000-4000-8000-000000000001"
has out "Consent: granted"

CONSENT=no
run --users --incidents --hunting --copilot --azure /subscriptions/s/resourceGroups/g
CONSENT=yes
for permission in ThreatIntelligence.Read.All SecurityIncident.ReadWrite.All ThreatHunting.Read.All; do
    has asked "role-of-$permission=Role"
    has asked "scope-of-$permission=Scope"
done
has asked "scope-of-SecurityCopilotWorkspaces.ReadWrite.All=Scope"
hasnot asked "role-of-SecurityCopilot"
has asked "scope-of-user_impersonation=Scope"
has asked "--public-client-redirect-uris http://localhost --is-fallback-public-client true"
has asked "--role Microsoft Sentinel Responder --scope /subscriptions/s/resourceGroups/g"
has out "adminconsent?client_id=c11e4700-0000-4000-8000-000000000001"

run --secret keychain
hasnot out canary-secret-value
hasnot lookup canary-secret-value
has kept canary-secret-value
has lookup "secret set --tenant 5a3d7e00-0000-4000-8000-00000000cafe"
until=$(sed -n 's/.*--expires //p' "$here/lookup")
[ "${until%%-*}" -eq $(($(date -u +%Y) + 1)) ]
has asked "--end-date $until"

run --secret "$here/file"
hasnot out canary-secret-value
has file canary-secret-value
[ "$(stat -c %a "$here/file")" = 600 ]
chmod 644 "$here/file" # one that was there before, for everybody
run --secret "$here/file"
[ "$(stat -c %a "$here/file")" = 600 ]

run --secret -
has out canary-secret-value
has out "It stays in the scrollback"

if run --secret; then echo "a missing value passes"; exit 1; fi
if run --nonsense; then echo "an unknown option passes"; exit 1; fi
if run --certificate "$here/none.pem"; then echo "a missing certificate passes"; exit 1; fi
echo good
