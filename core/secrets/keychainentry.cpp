// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/keychainentry.h"

#include <qt6keychain/keychain.h>

#include <QTimer>

namespace secrets {

namespace {

// Long enough to find and type a password; a keychain that says nothing for that long is taken for dead.
constexpr int patienceMs = 90'000;

const QString service = QStringLiteral("mdti-actor-lookup");

base::Error errorOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return {base::Failure::NotFound, QStringLiteral("No secret is kept."), 0, {}, {}};
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return troubleError(Trouble::Denied, {});
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return troubleError(Trouble::NoKeychain, {});
    default:
        // The system's own text is not passed on: nobody promises that it is free of what was asked for.
        return troubleError(Trouble::Other, {});
    }
}

/// Starts a job that ends in `ended` exactly once, by itself or by time.
template <typename Job, typename Ended> void run(Job *job, const QString &key, QObject *context, Ended ended)
{
    job->setKey(key);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    // The guard dies with the first ending, and the other one's connection with it.
    auto *guard = new QTimer(context);
    guard->setSingleShot(true);
    QObject::connect(guard, &QTimer::timeout, guard, [guard, ended] {
        guard->deleteLater();
        ended(nullptr);
    });
    QObject::connect(job, &QKeychain::Job::finished, guard, [guard, ended, job] {
        if (!guard->isActive())
            return;
        guard->stop();
        guard->deleteLater();
        ended(job);
    });
    guard->start(patienceMs);
    job->start();
}

template <typename Job> base::Status statusOf(const Job *job)
{
    if (!job)
        return base::failure(troubleError(Trouble::Ended, {}));
    if (job->error() != QKeychain::NoError)
        return base::failure(errorOf(job->error()));
    return {};
}

} // namespace

void KeychainEntry::read(const QString &key, QObject *context, ReadHandler handler)
{
    run(new QKeychain::ReadPasswordJob(service), key, context, [handler](QKeychain::ReadPasswordJob *job) {
        const base::Status status = statusOf(job);
        if (status)
            handler(job->binaryData());
        else
            handler(base::failure(status.error()));
    });
}

void KeychainEntry::write(const QString &key, const QByteArray &value, QObject *context, DoneHandler handler)
{
    auto *job = new QKeychain::WritePasswordJob(service);
    job->setBinaryData(value);
    run(job, key, context, [handler](QKeychain::WritePasswordJob *ended) { handler(statusOf(ended)); });
}

void KeychainEntry::remove(const QString &key, QObject *context, DoneHandler handler)
{
    run(new QKeychain::DeletePasswordJob(service), key, context, [handler](QKeychain::DeletePasswordJob *job) {
        base::Status status = statusOf(job);
        if (!status && status.error().kind == base::Failure::NotFound)
            status = {};
        handler(status);
    });
}

} // namespace secrets
