// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/secrets/keychainservice.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QLibrary>
#endif

namespace secrets {

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

namespace {

constexpr int answerMs = 10'000;
const QString secretService = QStringLiteral("org.freedesktop.secrets");

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
                                          QStringLiteral("/org/freedesktop/DBus"),
                                          QStringLiteral("org.freedesktop.DBus"), method);
}

/// Who else the owner of the secret service is says what the user calls it.
QString nameOfOwner(const QStringList &names)
{
    for (const QString &name : names) {
        if (name.startsWith(u"org.gnome.keyring"))
            return QStringLiteral("GNOME Keyring");
        if (name.startsWith(u"org.kde."))
            return QStringLiteral("KWallet");
        if (name.startsWith(u"org.keepassxc."))
            return QStringLiteral("KeePassXC");
    }
    return QStringLiteral("Secret Service");
}

/// One look: start the service if it can be, ask who it is, ask whether the default collection is locked.
class LookTask : public QObject
{
public:
    LookTask(std::function<void(const KeychainService::Look &)> handler, QObject *parent)
        : QObject(parent)
        , m_handler(std::move(handler))
        , m_bus(QDBusConnection::sessionBus())
    {
    }

    void start()
    {
        if (!m_bus.isConnected()) {
            end();
            return;
        }
        QDBusMessage start = busCall(QStringLiteral("StartServiceByName"));
        start << secretService << quint32(0);
        ask(start, [this](const QDBusMessage &) { findOwner(); });
    }

private:
    template <typename Next> void ask(const QDBusMessage &message, Next next)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message, answerMs), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, next] {
            watcher->deleteLater();
            next(watcher->reply());
        });
    }

    void findOwner()
    {
        QDBusMessage owner = busCall(QStringLiteral("GetNameOwner"));
        owner << secretService;
        ask(owner, [this](const QDBusMessage &reply) {
            if (reply.type() != QDBusMessage::ReplyMessage) {
                end();
                return;
            }
            m_look.instance = reply.arguments().value(0).toString();
            listNames();
        });
    }

    void listNames()
    {
        ask(busCall(QStringLiteral("ListNames")), [this](const QDBusMessage &reply) {
            for (const QString &name : reply.arguments().value(0).toStringList()) {
                if (name.startsWith(u"org.gnome.keyring") || name.startsWith(u"org.kde.")
                    || name.startsWith(u"org.keepassxc."))
                    m_candidates.append(name);
            }
            nextCandidate();
        });
    }

    void nextCandidate()
    {
        if (m_candidates.isEmpty()) {
            m_look.name = nameOfOwner({});
            askLocked();
            return;
        }
        const QString candidate = m_candidates.takeFirst();
        QDBusMessage owner = busCall(QStringLiteral("GetNameOwner"));
        owner << candidate;
        ask(owner, [this, candidate](const QDBusMessage &reply) {
            if (reply.arguments().value(0).toString() == m_look.instance) {
                m_look.name = nameOfOwner({candidate});
                askLocked();
            } else {
                nextCandidate();
            }
        });
    }

    void askLocked()
    {
        QDBusMessage get
            = QDBusMessage::createMethodCall(secretService, QStringLiteral("/org/freedesktop/secrets/aliases/default"),
                                             QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
        get << QStringLiteral("org.freedesktop.Secret.Collection") << QStringLiteral("Locked");
        ask(get, [this](const QDBusMessage &reply) {
            m_look.isDenied = reply.errorName() == u"org.freedesktop.DBus.Error.AccessDenied";
            // Without a default collection the service makes one at the first write: that is not "locked".
            const bool locked = reply.type() == QDBusMessage::ReplyMessage
                && reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
            m_look.state = locked ? KeychainService::State::Locked : KeychainService::State::Ready;
            end();
        });
    }

    void end()
    {
        // Later, also when there is no bus at all.
        QMetaObject::invokeMethod(
            this,
            [this] {
                deleteLater();
                m_handler(m_look);
            },
            Qt::QueuedConnection);
    }

    std::function<void(const KeychainService::Look &)> m_handler;
    QDBusConnection m_bus;
    KeychainService::Look m_look;
    QStringList m_candidates;
};

} // namespace

void KeychainService::look(std::function<void(const Look &)> handler)
{
    (new LookTask(std::move(handler), this))->start();
}

void KeychainService::dropConnection()
{
    // QtKeychain loads libsecret at run time and has no call for this.
    const QFunctionPointer disconnect = QLibrary::resolve(QStringLiteral("secret-1"), 0, "secret_service_disconnect");
    if (disconnect)
        disconnect();
}

#else

void KeychainService::dropConnection()
{
}

void KeychainService::look(std::function<void(const Look &)> handler)
{
#if defined(Q_OS_WIN)
    const Look found{State::Ready, QStringLiteral("Windows Credential Manager")};
#else
    const Look found{State::Ready, QStringLiteral("macOS Keychain")};
#endif
    QMetaObject::invokeMethod(
        this, [found, handler = std::move(handler)] { handler(found); }, Qt::QueuedConnection);
}

#endif

} // namespace secrets
