// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/caserun.h"

#include "app/session.h"
#include "app/triage.h"
#include "core/casefile/layeredstore.h"
#include "core/casefile/portablestore.h"

namespace cli {

CaseRun::CaseRun(QObject *parent)
    : QObject(parent)
{
}

CaseRun::~CaseRun() = default;

void CaseRun::addOptions(QCommandLineParser &parser)
{
    parser.addOption(QCommandLineOption(QStringLiteral("case"), {}, QStringLiteral("FILE")));
    parser.addOption(QCommandLineOption(QStringLiteral("cache"), {}, QStringLiteral("FOLDER")));
    parser.addOption(QCommandLineOption(QStringLiteral("no-cache")));
    parser.addOption(QCommandLineOption(QStringLiteral("refresh")));
}

bool missedOffline(const chain::Investigation &investigation)
{
    const QList<chain::Incomplete> &missing = investigation.incomplete();
    return std::any_of(missing.cbegin(), missing.cend(),
                       [](const chain::Incomplete &each) { return each.why == chain::Incomplete::Why::Offline; });
}

base::Error asInputError(base::Error error)
{
    namespace trouble = casefile::trouble;
    for (const QString &code :
         {trouble::locked, trouble::notACase, trouble::newer, trouble::missing, trouble::damaged}) {
        if (error.code == code)
            error.kind = base::Failure::BadInput;
    }
    return error;
}

base::Status CaseRun::openCase(const QCommandLineParser &parser)
{
    const QString path = parser.value(QStringLiteral("case"));
    if (path.isEmpty())
        return {};
    auto opened = casefile::CaseFile::openOrCreate(path);
    if (!opened)
        return base::failure(asInputError(opened.error()));
    m_case = std::move(*opened);
    connect(m_case.get(), &casefile::CaseFile::failed, this, [this](const base::Error &error) {
        Q_EMIT warned(error.detail + QStringLiteral(" The run goes on in memory."));
    });
    auto contents = m_case->load();
    if (!contents)
        return base::failure(asInputError(contents.error()));
    m_contents = std::move(*contents);
    if (parser.isSet(QStringLiteral("refresh")))
        m_freshFrom = QDateTime::currentDateTimeUtc();
    else if (!m_contents.runs.isEmpty() && !m_contents.runs.last().ended.isValid())
        m_freshFrom = m_contents.runs.last().freshFrom; // an interrupted --refresh goes on as one
    return {};
}

base::Status CaseRun::claim(const app::Connection &connection)
{
    const QString service = connection.isLocal() ? QStringLiteral("local") : connection.graph.toString();
    if (!m_case || m_contents.service == service)
        return {};
    if (!m_contents.service.isEmpty())
        return base::failure(base::Failure::BadInput,
                             QStringLiteral("%1 holds answers of another service (%2). Use another case, or --offline.")
                                 .arg(m_case->path(), m_contents.service));
    m_case->setService(service);
    return {};
}

base::Status CaseRun::openCache(const QCommandLineParser &parser, const app::Connection &connection)
{
    const QString folder = parser.value(QStringLiteral("cache"));
    if (parser.isSet(QStringLiteral("no-cache")) || m_freshFrom.isValid() || (folder.isEmpty() && connection.isLocal()))
        return {};
    auto cache = casefile::ResponseCache::open(folder.isEmpty() ? casefile::ResponseCache::defaultFolder() : folder);
    if (cache)
        m_cache = std::move(*cache);
    else if (!folder.isEmpty())
        return base::failure(cache.error());
    return {}; // the default cache is a convenience: the run works without
}

void CaseRun::addKnownInput(QList<ioc::Indicator> &indicators, QList<ioc::Rejected> &rejected) const
{
    QList<ioc::Indicator> all = m_contents.investigation.indicators;
    QSet<QString> known;
    for (const ioc::Indicator &indicator : std::as_const(all))
        known.insert(indicator.value);
    for (const ioc::Indicator &indicator : std::as_const(indicators)) {
        if (!known.contains(indicator.value))
            all.append(indicator);
    }
    QList<ioc::Rejected> allRejected = m_contents.investigation.rejected;
    for (const ioc::Rejected &each : std::as_const(rejected)) {
        if (!allRejected.contains(each))
            allRejected.append(each);
    }
    indicators = std::move(all);
    rejected = std::move(allRejected);
}

std::function<std::unique_ptr<mdti::AnswerStore>()> CaseRun::storeMaker(const app::Connection &connection) const
{
    if (!m_case && !m_cache)
        return {};
    const QByteArray origin = connection.graph.toEncoded(QUrl::RemovePath);
    return [this, origin]() -> std::unique_ptr<mdti::AnswerStore> {
        const auto clock = std::make_shared<base::SystemClock>();
        return std::make_unique<casefile::PortableStore>(
            std::make_unique<casefile::LayeredStore>(m_case ? m_case->journal(clock, m_freshFrom) : nullptr,
                                                     m_cache ? m_cache->store(clock) : nullptr),
            origin);
    };
}

void CaseRun::begin(const chain::Investigation &input)
{
    if (m_case)
        m_case->beginRun(input, m_freshFrom);
}

void CaseRun::save(const chain::Delta &delta)
{
    if (m_case)
        m_case->save(delta);
}

base::Status CaseRun::keepPlan(const incident::KeptPlan &plan)
{
    return m_case ? m_case->setPlan(app::packed(plan)) : base::Status();
}

std::optional<incident::KeptPlan> CaseRun::keptPlan(const QString &target) const
{
    return app::unpacked(m_contents.plans.value(target));
}

base::Status CaseRun::end(chain::Ending ending)
{
    if (!m_case)
        return {};
    m_case->endRun(QDateTime::currentDateTimeUtc(), app::endingWord(ending));
    return m_case->flush();
}

} // namespace cli
