// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/systemscheme.h"

#include <QSettings>

#ifdef MDTI_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#else
class QDBusVariant
{
};
#endif

namespace theme {

#ifdef MDTI_HAS_DBUS
namespace {
constexpr auto service = "org.freedesktop.portal.Desktop";
constexpr auto path = "/org/freedesktop/portal/desktop";
constexpr auto interface = "org.freedesktop.portal.Settings";
constexpr auto group = "org.freedesktop.appearance";
constexpr auto key = "color-scheme";

uint unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) // Read() wraps twice
        value = value.value<QDBusVariant>().variant();
    return value.toUInt();
}
} // namespace
#endif

SystemScheme::SystemScheme(const QPalette &start, QObject *parent)
    : QObject(parent)
    , m_dark(start.color(QPalette::Window).lightness() < start.color(QPalette::WindowText).lightness())
{
#ifdef Q_OS_WIN
    const QSettings personal(
        QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize"),
        QSettings::NativeFormat);
    m_dark = personal.value(QStringLiteral("AppsUseLightTheme"), 1).toInt() == 0;
#endif
    ask();
}

void SystemScheme::setPreference(uint preference)
{
    if (preference != 1 && preference != 2)
        return;
    const bool dark = preference == 1;
    if (dark != m_dark) {
        m_dark = dark;
        Q_EMIT changed();
    }
}

void SystemScheme::ask()
{
#ifdef MDTI_HAS_DBUS
    // Only where a session bus is announced: looking for one may start a process.
    if (qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(QLatin1String(service), QLatin1String(path), QLatin1String(interface), QStringLiteral("SettingChanged"),
                this, SLOT(onSettingChanged(QString, QString, QDBusVariant)));
    QDBusMessage read = QDBusMessage::createMethodCall(QLatin1String(service), QLatin1String(path),
                                                       QLatin1String(interface), QStringLiteral("Read"));
    read << QString::fromLatin1(group) << QString::fromLatin1(key);
    // The first picture of the window should have the right colours: a portal that runs answers within milliseconds.
    // One that has to be started first is not waited for.
    constexpr int patienceMs = 100;
    QDBusPendingReply<QDBusVariant> soon = bus.asyncCall(read, patienceMs);
    soon.waitForFinished();
    if (!soon.isError()) {
        setPreference(unwrapped(soon.value().variant()));
        return;
    }
    if (soon.error().type() != QDBusError::NoReply && soon.error().type() != QDBusError::Timeout)
        return; // there is none
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            setPreference(unwrapped(reply.value().variant()));
    });
#endif
}

void SystemScheme::onSettingChanged(const QString &changedGroup, const QString &changedKey, const QDBusVariant &value)
{
#ifdef MDTI_HAS_DBUS
    if (changedGroup == QLatin1String(group) && changedKey == QLatin1String(key))
        setPreference(unwrapped(value.variant()));
#else
    Q_UNUSED(changedGroup)
    Q_UNUSED(changedKey)
    Q_UNUSED(value)
#endif
}

} // namespace theme
