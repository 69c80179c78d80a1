// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace sampletenant {

/// How the server behaves. Plain value; Server::setBehaviour() makes it count for requests that arrive from then on.
struct Behaviour
{
    // Time
    int latencyMs = 0; ///< between a request's arrival and its answer
    int jitterMs = 0; ///< up to this much more, evenly spread
    enum class BatchLatency { Once, Slowest, Sum };
    BatchLatency batchLatency = BatchLatency::Slowest; ///< of one draw, the slowest sub-request, or one after the other
    quint32 seed = 1; ///< of jitter, throttling, failures and the order of batch answers

    // Refusals. Probabilities 0–1 per request; a sub-request of a batch counts on its own.
    double throttle = 0; ///< 429
    enum class RetryAfter { Seconds, HttpDate, Absent };
    RetryAfter retryAfter = RetryAfter::Seconds;
    int retryAfterSeconds = 1;
    double fail = 0; ///< 503 or 500, alike often
    int ratePerSecond = 0; ///< API requests above this many in a second get 429; 0 = no limit
    bool refuseEarly = false; ///< a request before an announced Retry-After has passed gets 429 and a new wait

    // Sign-in
    int tokenLifetimeSeconds = 3599;
    int tokenError = 0; ///< AADSTS number every token request ends with (7000222, 90002, 700016 …); 0 = none
    int deviceCodePolls = 2; ///< polls answered authorization_pending before the device code is good
    QString
        deviceCodeEnd; ///< error instead of a token: "authorization_declined", "expired_token", "bad_verification_code"
    int refreshError = 0; ///< AADSTS number every renewal by refresh token ends with; 0 = none
    bool armConsentMissing = false; ///< a renewal for ARM ends with AADSTS65001
    bool claimsChallenge = false; ///< a user's token that was not signed in for with claims gets 401 and the claims
    int clockSkewSeconds = 0; ///< how far the service's Date is from this computer's
    QString cloud = QStringLiteral("microsoftonline.com"); ///< as the discovery document names it
    bool authorizeDenied = false; ///< the sign-in page answers access_denied

    // Permissions: what the signed-in application lacks. Answers 403, threat intelligence also 500 as a missing
    // licence.
    bool denyThreatIntelligence = false, licenceMissing = false;
    bool licenceForbidden = false; ///< a missing licence that shows as 403
    bool noSubscriptions = false; ///< of ARM: the list is empty, as without any role
    bool denyIncidents = false, denyHunting = false, denyCopilot = false, denyArm = false;
    bool denyEntities = false; ///< of ARM: the POST reads need Responder
    bool readerOnly = false; ///< of ARM: reads pass, writes answer 403

    // Threat intelligence
    bool unknownHostsEmpty = false; ///< an unknown host gives 200 with nothing in it instead of 404
    int maximumTop = 1000; ///< a larger $top is refused with 400 …
    bool clampTop = false; ///< … or served as if it were the maximum
    int defaultTop = 100; ///< page size when $top is not sent
    bool refuseCount = false; ///< 400 for $count=true
    bool addressRowsForward = false; ///< rows of an address also in its passiveDns (orientation is undocumented)
    bool swapEnds = false; ///< parentHost and artifact change places
    int batchStatus = 0; ///< 400, 403 or 404: $batch is refused so; 0 = served
    bool batchShuffled = true; ///< answers come in another order than they were asked

    // Incidents
    bool strictWrites = true; ///< bodies with unknown or read-only members are refused with 400
    bool commentRepeatConflicts = false; ///< PUT of an existing comment id answers 409 instead of 200
    bool refuseInProgress = false; ///< Graph: PATCH of status inProgress is refused with 400
    int incidentPage = 50; ///< page size of incident and comment lists when $top is not sent

    // Hunting
    QStringList missingTables; ///< queries that name one get 400
    bool huntingUnknownError = false; ///< 500 UnknownError with an empty message
    bool huntingCapitalised = false; ///< schema with Name/Type

    // Copilot
    QStringList copilotStates = {QStringLiteral("created"), QStringLiteral("running")}; ///< one per poll, then the end
    QString copilotEnd = QStringLiteral("completed"); ///< last state; empty = never ends
    QString copilotResult = QStringLiteral("success"); ///< result.type of the end
    QString copilotContent; ///< result.content; empty = from the data
    bool copilotUnknownError = false; ///< every call answers UnknownError with an empty message
    bool copilotBareEvaluation = false; ///< the list of evaluations is one bare entity
    bool copilotNeedsDelegated = true; ///< app-only tokens get 403
    QStringList copilotDisabledPlugins; ///< display names

    bool operator==(const Behaviour &) const = default;
};

/// Something that goes wrong at a certain place. The first fault that matches a request and is not used up acts.
struct Fault
{
    enum class Kind {
        Reset, ///< the connection is cut without an answer and nothing was done
        LoseReply, ///< the request is carried out, then the connection is cut without an answer. Beware: on HTTP/1.1 a
                   ///< QNetworkAccessManager then sends the request again by itself, whatever its verb
        BreakReply, ///< the same, but the cut comes after the head of the answer, before its body: a
                    ///< QNetworkAccessManager takes that for a whole answer with an empty body
        NoContent, ///< the request is carried out and answered with 204 and no body
        EtagInHeader, ///< the answer's etag is a header and no member
        Truncate, ///< the request is carried out; half of the announced body, then the connection is cut
        Silence, ///< no answer, the connection stays open
        Stall, ///< head and half of the body, then nothing more
        EndlessBody, ///< a body that never ends
        HtmlPage, ///< `status` (200) with an HTML page
        Status, ///< `status` with a JSON error; `retryAfterSeconds` ≥ 0 adds the header
        EndlessNextLink, ///< every page has a nextLink to yet another page with the same rows
        ForeignNextLink, ///< nextLink leads to `payload` (an origin)
        WrongTypes, ///< rows with missing, null and odd members between the good ones
        MalformedJson, ///< a body that stops in the middle of a value
        ExpiredToken, ///< the token used becomes invalid: 401, for the batch as a whole
        Redirect, ///< 302 to `payload`
        Body, ///< `status` with `payload` as JSON body
        TouchIncident, ///< served as usual; then somebody else changes the incident (new etag, label "touched")
    };
    Kind kind = Kind::Status;
    QString match; ///< regular expression searched in "VERB path?query", ignoring case; empty = every request
    int skip = 0; ///< matching requests let through first
    int times = -1; ///< how often it acts; −1 = always
    int status = 0;
    int retryAfterSeconds = -1;
    QByteArray payload;
};

} // namespace sampletenant
