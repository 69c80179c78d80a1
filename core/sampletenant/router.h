// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/armdesk.h"
#include "core/sampletenant/copilotdesk.h"
#include "core/sampletenant/defenderdesk.h"
#include "core/sampletenant/faultbook.h"
#include "core/sampletenant/huntingdesk.h"
#include "core/sampletenant/requestlog.h"
#include "core/sampletenant/threatintel.h"
#include "core/sampletenant/tokendesk.h"

#include <QElapsedTimer>

#include <memory>
#include <random>

namespace sampletenant {

/// Decides what every request is answered with and after how long: faults, token check, refusals, then the desk in
/// charge. Used on the server's thread.
class Router
{
public:
    Router(std::shared_ptr<const Data> data, const Options &options, FaultBook &faults, RequestLog &log,
           IncidentStore &incidents);
    ~Router();

    struct Served
    {
        Answer answer;
        int delayMs = 0;
        struct Entry
        {
            quint64 number;
            int status, retryAfterMs;
        };
        std::vector<Entry> entries; ///< of the log, to be finished when the answer goes out
    };
    Served serve(const Request &request, quint64 connection, qint64 nowMs, std::shared_ptr<const Behaviour> behaviour);

    TokenDesk &tokens() { return m_tokens; }

private:
    struct Round; ///< what one HTTP request and its sub-requests share
    Answer unit(const Request &request, Round &round, bool inBatch);
    Answer answered(const Request &request, Round &round, const Fault *fault, bool inBatch);
    void addDelay(Round &round, bool inBatch, bool outer);
    std::optional<Answer> early(const Fault &fault, const Request &request, Round &round) const;
    void late(const Fault &fault, const Request &request, Answer &answer) const;
    std::optional<Answer> refused(const Call &call, Round &round);
    Answer tooMany(const Call &call) const;
    Answer unauthorised(const Call &call, TokenDesk::Verdict verdict) const;
    Answer dispatch(Call &call, const QList<QByteArray> &segments);
    Answer batch(const Call &call, Round &round);
    bool chance(double probability);
    int draw(const Behaviour &behaviour);
    QByteArray origin(const Request &request) const;
    QByteArray freshRequestId();

    const Options &m_options;
    FaultBook &m_faults;
    RequestLog &m_log;
    TokenDesk m_tokens;
    IncidentStore &m_incidents;
    ThreatIntel m_threatIntel;
    ArmDesk m_arm;
    DefenderDesk m_defender;
    HuntingDesk m_hunting;
    CopilotDesk m_copilot;
    std::mt19937 m_random;
    quint32 m_seed = 0;
    quint64 m_requestNumber = 0;
    qint64 m_secondStart = 0; ///< of the rate limit
    int m_inSecond = 0;
    qint64 m_pausedUntilMs = 0;
};

} // namespace sampletenant
