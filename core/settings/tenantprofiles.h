// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/settings/settings.h"

#include <QDate>
#include <QList>
#include <QObject>

#include <optional>

QT_BEGIN_NAMESPACE
class QSettings;
QT_END_NAMESPACE

namespace settings {

enum class SignInWay { Secret, Certificate, DeviceCode, Browser };
QString toString(SignInWay way); ///< "secret", "certificate", "device-code", "browser"
std::optional<SignInWay> signInWay(const QString &word);

/// A tenant and how to sign in to it. No secret in here: those are in the keychain under `id`.
struct TenantProfile
{
    QString id; ///< never reused, so that no secret is ever taken for another profile's
    QString name; ///< as the user calls it
    QString tenant; ///< directory id or verified domain
    QString clientId;
    SignInWay way = SignInWay::Secret;
    QString graphUrl, loginUrl, armUrl; ///< empty: Microsoft's
    QDate expires; ///< last day of its secret or certificate; invalid: not known

    bool operator==(const TenantProfile &) const = default;
};

/// The profiles of this user and which one is used when nothing else is said. Reads and writes its file at each call,
/// so that the window and the command line see each other's changes. One thread.
class TenantProfiles : public QObject
{
    Q_OBJECT
public:
    explicit TenantProfiles(QString file = configFolder() + QStringLiteral("/profiles.ini"), QObject *parent = nullptr);

    QList<TenantProfile> all() const; ///< by name
    std::optional<TenantProfile> byId(const QString &id) const;
    /// The first one with these; an empty word fits every profile. The default profile is preferred.
    std::optional<TenantProfile> matching(const QString &tenant, const QString &clientId) const;
    std::optional<TenantProfile> standard() const;

    /// Adds it, with an id of its own when it has none, or replaces the one with its id; the first is the default.
    /// Returns the id. BadInput when tenant or client id are missing.
    base::Result<QString> save(TenantProfile profile);
    base::Status setStandard(const QString &id);
    /// The secrets of it are the keychain's business.
    base::Status remove(const QString &id);

Q_SIGNALS:
    void changed();

private:
    base::Status written(QSettings &file);

    QString m_file;
};

} // namespace settings
