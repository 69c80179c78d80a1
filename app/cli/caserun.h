// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/connection.h"
#include "app/session.h"
#include "core/casefile/casefile.h"
#include "core/casefile/responsecache.h"
#include "core/incident/keptplan.h"

#include <QCommandLineParser>
#include <QObject>

#include <functional>
#include <memory>

namespace cli {

/// What a run keeps: the case of --case and the answers of --cache. Without either nothing is kept.
class CaseRun : public QObject
{
    Q_OBJECT
public:
    explicit CaseRun(QObject *parent = nullptr);
    ~CaseRun() override;

    /// --case, --refresh, --cache, --no-cache.
    static void addOptions(QCommandLineParser &parser);
    /// Opens or makes the case and reads what is in it.
    base::Status openCase(const QCommandLineParser &parser);
    /// Opens the cache: by itself only for services that are not on this computer.
    base::Status openCache(const QCommandLineParser &parser, const app::Connection &connection);

    /// The case is about the service asked; BadInput when it holds answers of another one.
    base::Status claim(const app::Connection &connection);

    bool hasCase() const { return m_case != nullptr; }
    /// What the case had when it was opened; empty without one.
    const casefile::Contents &contents() const { return m_contents; }
    /// The case's input, then what is new.
    void addKnownInput(QList<ioc::Indicator> &indicators, QList<ioc::Rejected> &rejected) const;

    /// For SessionSetup::makeStore.
    std::function<std::unique_ptr<mdti::AnswerStore>()> storeMaker(const app::Connection &connection) const;
    void begin(const chain::Investigation &input);
    void save(const chain::Delta &delta);
    /// On disk when it returns.
    base::Status keepPlan(const incident::KeptPlan &plan);
    std::optional<incident::KeptPlan> keptPlan(const QString &target) const; ///< when the case was opened
    /// Waits until all is on disk.
    base::Status end(chain::Ending ending);

Q_SIGNALS:
    void warned(const QString &sentence); ///< what is found cannot be kept for now

private:
    std::unique_ptr<casefile::CaseFile> m_case;
    std::shared_ptr<casefile::ResponseCache> m_cache;
    casefile::Contents m_contents;
    QDateTime m_freshFrom;
};

/// Something is missing because nobody could be asked. Where nothing is, a run offline has the result of one online.
bool missedOffline(const chain::Investigation &investigation);
/// A case that cannot be opened is bad input; a disk that fails is not.
base::Error asInputError(base::Error error);

} // namespace cli
