// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/tlp.h"
#include "core/net/client.h"
#include "core/summary/copilottypes.h"
#include "core/summary/prompt.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

namespace summary {

/// Where answers are kept, by actor and question. Used on the client's thread.
class CopilotCache
{
public:
    virtual ~CopilotCache() = default;
    virtual std::optional<CopilotAnswer> find(const QString &key) = 0;
    virtual void keep(const QString &key, const CopilotAnswer &answer) = 0;
};
/// For the life of the process.
class CopilotMemory final : public CopilotCache
{
public:
    std::optional<CopilotAnswer> find(const QString &key) override;
    void keep(const QString &key, const CopilotAnswer &answer) override;

private:
    QHash<QString, CopilotAnswer> m_answers;
};

struct CopilotSettings
{
    QUrl graph; ///< origin
    bool enabled = false; ///< the feature switch; the service is beta
    bool delegated = true; ///< a person is signed in; an application alone is refused by the service
    base::Tlp tlp = base::Tlp::None; ///< marks that keep the case from leaving are obeyed
    QString workspace = QStringLiteral("default");
    PromptTemplates templates = defaultTemplates();
    bool askExposure = true; ///< the second question
    int limitSeconds = 180; ///< per question, 10–600
    int maximumActors = 3; ///< per run; the others get a reason
    int cacheHours = 24; ///< 0: always ask
};

/// Asks Security Copilot about actors (copilot.md; Graph beta, delegated sign-in). One session per run, the questions
/// one after the other. Costs capacity of the tenant: call it only when an actor was found and the user wants it. On
/// the client's thread, which outlives it, like clock and cache. Deleting it drops what is under way.
class Copilot : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const QList<CopilotAnswer> &)>;

    /// `cache` may be null.
    Copilot(CopilotSettings settings, net::Client *client, base::Clock *clock, CopilotCache *cache,
            QObject *parent = nullptr);
    ~Copilot() override;

    /// The handler is called once, later, with one answer per subject in their order: each has a summary or a reason.
    /// `name` is the session's ("Actor lookup 3177"). One at a time: another call drops the one before.
    void ask(const QList<PromptSubject> &subjects, const QString &name, Handler handler);
    /// Stops polling; the service has no way to cancel, what it used is used. The handler gets what is there.
    void cancel();
    bool isRunning() const;

    /// Why nothing may be asked with these settings; empty: it may.
    static QString refusal(const CopilotSettings &settings);
    /// What is shown before the first call.
    static QString costSentence(int actors, bool exposureToo);

Q_SIGNALS:
    void progressed(const summary::CopilotProgress &progress); ///< at each step and each poll
    void warned(const QString &sentence); ///< a plugin that is switched off …

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace summary
