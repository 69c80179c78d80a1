// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/keychain.h"

#include "core/secrets/splitvalue.h"

#include <utility>

namespace secrets {

Keychain::Keychain(QObject *parent)
    : Vault(parent)
{
}

void Keychain::look(std::function<void(const KeychainService::Look &)> handler)
{
    m_service.look([this, handler = std::move(handler)](const KeychainService::Look &look) {
        m_name = look.name;
        handler(look);
    });
}

void Keychain::read(const QString &profile, Kind kind, ReadHandler handler)
{
    const auto failed = [handler](const base::Error &error) { handler(base::failure(error)); };
    const auto operation = [this, key = keyOf(profile, kind), handler, failed] {
        SplitValue::read(key, this, [this, handler, failed](base::Result<QByteArray> value) {
            if (!value) {
                explain(value.error(), failed);
                return;
            }
            done();
            handler(std::move(value));
        });
    };
    enqueue(operation, failed);
}

void Keychain::write(const QString &profile, Kind kind, const QByteArray &value, DoneHandler handler)
{
    if (const base::Status good = checkValue(value); !good) {
        QMetaObject::invokeMethod(
            this, [good, handler] { handler(good); }, Qt::QueuedConnection);
        return;
    }
    const auto operation = [this, key = keyOf(profile, kind), value, handler] {
        SplitValue::write(key, value, this, [this, handler](const base::Status &status) { finish(status, handler); });
    };
    enqueue(operation, [handler](const base::Error &error) { handler(base::failure(error)); });
}

void Keychain::remove(const QString &profile, Kind kind, DoneHandler handler)
{
    const auto operation = [this, key = keyOf(profile, kind), handler] {
        SplitValue::remove(key, this, [this, handler](const base::Status &status) { finish(status, handler); });
    };
    enqueue(operation, [handler](const base::Error &error) { handler(base::failure(error)); });
}

void Keychain::enqueue(Operation operation, std::function<void(const base::Error &)> refused)
{
    m_queue.push_back({std::move(operation), std::move(refused)});
    next();
}

void Keychain::next()
{
    if (m_busy || m_queue.empty())
        return;
    m_busy = true;
    const Queued queued = std::move(m_queue.front());
    m_queue.pop_front();
    look([this, queued](const KeychainService::Look &found) {
        // A locked keychain is asked nevertheless: that is what makes the system offer to unlock it.
        if (found.state != KeychainService::State::Missing) {
            if (found.instance != std::exchange(m_instance, found.instance))
                KeychainService::dropConnection();
            queued.run();
            return;
        }
        done();
        queued.refused(troubleError(Trouble::NoKeychain, {}));
    });
}

void Keychain::done()
{
    m_busy = false;
    QMetaObject::invokeMethod(this, &Keychain::next, Qt::QueuedConnection);
}

void Keychain::finish(const base::Status &status, const DoneHandler &handler)
{
    if (!status) {
        explain(status.error(), [handler](const base::Error &error) { handler(base::failure(error)); });
        return;
    }
    done();
    handler({});
}

void Keychain::explain(const base::Error &error, std::function<void(const base::Error &)> told)
{
    const QString before = m_name;
    look([this, error, told = std::move(told), before](const KeychainService::Look &found) {
        base::Error better = error;
        if (found.state == KeychainService::State::Missing)
            better = troubleError(Trouble::Ended, before);
        else if (found.isDenied)
            better = troubleError(Trouble::Denied, found.name);
        else if (found.state == KeychainService::State::Locked)
            better = troubleError(Trouble::Locked, found.name);
        else if (error.kind != base::Failure::NotFound)
            better = troubleError(troubleOf(error), found.name);
        done();
        told(better);
    });
}

} // namespace secrets
