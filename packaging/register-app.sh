#!/bin/sh
# SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
# SPDX-License-Identifier: MIT
#
# Makes the app registration of MDTI Actor Lookup with the Azure command line (az), with the permissions by their names.
# Sign in first (`az login`), as somebody who may make apps; consent takes an administrator.
set -eu

graph=00000003-0000-0000-c000-000000000000
management=797f4846-ba00-4fd7-ba43-dac1f8f63013 # Azure Service Management

name="MDTI Actor Lookup"
users=no incidents=no hunting=no copilot=no
scope="" certificate="" secret_to="" years=1

usage() {
    cat <<'END'
register-app.sh [options]

Makes an app registration that may look up threat intelligence: Microsoft Graph, application permission
ThreatIntelligence.Read.All, with admin consent. Prints the tenant id and the client id.

  --name NAME          of the app (default: MDTI Actor Lookup)
  --users              users may sign in too, by a code or the browser: the same as delegated permission, the redirect
                       address http://localhost, public client flows
  --incidents          incidents in Defender: SecurityIncident.ReadWrite.All
  --hunting            exposure by advanced hunting: ThreatHunting.Read.All
  --copilot            Security Copilot: SecurityCopilotWorkspaces.ReadWrite.All (users only, turns --users on)
  --azure SCOPE        incidents in Azure: gives the app the role Microsoft Sentinel Responder on SCOPE, for example
                       /subscriptions/ID/resourceGroups/NAME; with --users also Azure Service Management user_impersonation

How the app signs in (none of these: no credential is made)
  --secret keychain    a new secret goes straight into the keychain, by mdti-lookup; nobody sees it
  --secret FILE        a new secret goes into FILE, readable by you only
  --secret -           a new secret is shown on the terminal: it stays in the scrollback and in logs of it
  --years N            how long the secret is good (default 1); the window and `mdti-lookup doctor` tell a month before
  --certificate FILE   the public part (PEM) of a certificate whose key you keep
END
}

fail() {
    printf 'register-app.sh: %s\n' "$1" >&2
    exit "${2:-1}"
}

while [ $# -gt 0 ]; do
    case $1 in
        --users) users=yes ;;
        --incidents) incidents=yes ;;
        --hunting) hunting=yes ;;
        --copilot) copilot=yes users=yes ;;
        --name | --azure | --secret | --years | --certificate)
            [ $# -gt 1 ] || fail "$1 takes a value." 2
            case $1 in
                --name) name=$2 ;;
                --azure) scope=$2 ;;
                --secret) secret_to=$2 ;;
                --years) years=$2 ;;
                --certificate) certificate=$2 ;;
            esac
            shift
            ;;
        --help | -h)
            usage
            exit 0
            ;;
        *) fail "There is no option $1. --help lists them." 2 ;;
    esac
    shift
done

case $years in
    '' | *[!0-9]*) fail "--years takes a whole number." 2 ;;
esac
[ -z "$certificate" ] || [ -r "$certificate" ] || fail "$certificate cannot be read." 2
[ "$secret_to" != keychain ] || command -v mdti-lookup >/dev/null 2>&1 ||
    fail "mdti-lookup is not on the path; give --secret FILE instead." 2
command -v az >/dev/null 2>&1 || fail "The Azure command line (az) is not installed."
tenant=$(az account show --query tenantId --output tsv) || fail "Nobody is signed in. Run: az login"
[ -n "$tenant" ] || fail "Nobody is signed in. Run: az login"

# The id of a permission by its name: ids are the same everywhere, but names are what people check.
role_id() {
    az ad sp show --id "$1" --query "appRoles[?value=='$2'].id | [0]" --output tsv
}
scope_id() {
    az ad sp show --id "$1" --query "oauth2PermissionScopes[?value=='$2'].id | [0]" --output tsv
}

grant() { # api, permission, Role or Scope
    if [ "$3" = Role ]; then
        id=$(role_id "$1" "$2")
    else
        id=$(scope_id "$1" "$2")
    fi
    if [ -z "$id" ]; then
        printf 'Not added: this tenant does not know %s (%s).\n' "$2" "$3" >&2
        return 0
    fi
    az ad app permission add --id "$client" --api "$1" --api-permissions "$id=$3" --only-show-errors >/dev/null
    printf 'Added: %s (%s)\n' "$2" "$3"
}

if [ "$users" = yes ]; then
    client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg \
        --public-client-redirect-uris http://localhost --is-fallback-public-client true --query appId --output tsv)
else
    client=$(az ad app create --display-name "$name" --sign-in-audience AzureADMyOrg --query appId --output tsv)
fi
[ -n "$client" ] || fail "The app could not be made."
az ad sp create --id "$client" --only-show-errors >/dev/null

permissions="ThreatIntelligence.Read.All"
[ "$incidents" = no ] || permissions="$permissions SecurityIncident.ReadWrite.All"
[ "$hunting" = no ] || permissions="$permissions ThreatHunting.Read.All"
for permission in $permissions; do
    grant "$graph" "$permission" Role
    [ "$users" = no ] || grant "$graph" "$permission" Scope
done
[ "$copilot" = no ] || grant "$graph" SecurityCopilotWorkspaces.ReadWrite.All Scope
if [ -n "$scope" ]; then
    [ "$users" = no ] || grant "$management" user_impersonation Scope
    az role assignment create --assignee "$client" --role "Microsoft Sentinel Responder" --scope "$scope" \
        --only-show-errors >/dev/null
    printf 'Given: Microsoft Sentinel Responder on %s\n' "$scope"
fi

if az ad app permission admin-consent --id "$client" --only-show-errors >/dev/null 2>&1; then
    printf 'Consent: granted\n'
else
    printf 'Consent: missing. An administrator opens this link:\n'
    printf '  https://login.microsoftonline.com/%s/adminconsent?client_id=%s\n' "$tenant" "$client"
fi

if [ -n "$certificate" ]; then
    az ad app credential reset --id "$client" --append --cert "@$certificate" --only-show-errors >/dev/null
    printf 'Certificate: uploaded\n'
fi

# Its last day, so that it can be told: the same day, N years on.
day=$(date -u +%m-%d)
[ "$day" != 02-29 ] || day=02-28
until=$(($(date -u +%Y) + years))-$day

new_secret() {
    az ad app credential reset --id "$client" --append --display-name "MDTI Actor Lookup" --end-date "$until" \
        --only-show-errors --query password --output tsv
}
case $secret_to in
    '') ;;
    keychain) new_secret | mdti-lookup secret set --tenant "$tenant" --client-id "$client" --expires "$until" ;;
    -)
        printf 'The secret follows. It stays in the scrollback of this terminal and in logs of it.\n' >&2
        new_secret
        ;;
    *)
        (umask 077 && : >>"$secret_to" && chmod 600 "$secret_to" && new_secret >"$secret_to")
        printf 'Secret: in %s, good until %s. Store it with:\n' "$secret_to" "$until"
        printf '  mdti-lookup secret set --tenant %s --client-id %s --expires %s < %s\n' \
            "$tenant" "$client" "$until" "$secret_to"
        printf 'Then delete the file.\n'
        ;;
esac

printf '\nTenant id: %s\nClient id: %s\n' "$tenant" "$client"
printf 'Next: mdti-lookup doctor --tenant %s --client-id %s\n' "$tenant" "$client"
