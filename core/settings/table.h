// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QStringList>
#include <QVariant>

namespace settings {

enum class Type {
    Boolean,
    Integer,
    Real,
    Choice,
    File,
    Proxy, ///< "system", "none", or http://host:port, socks5://host:port
    Hosts, ///< a text, one name, address or range a line (ioc::OwnList)
    Lines, ///< texts, one a line
    Question, ///< a text of several lines that names {ACTOR}, at most `maximum` characters; empty: the program's own
};

/// One setting both programs share. What belongs to a tenant is in its profile instead, secrets are in neither.
struct Setting
{
    QString key; ///< "network/concurrency", as in the file
    Type type = Type::Boolean;
    QVariant standard; ///< what holds when nothing is set
    double minimum = 0, maximum = 0; ///< of numbers; of a question its length
    QStringList choices;
    QString variable; ///< environment variable that overrides it; empty: none
};

/// All there are, in the order of the settings page.
const QList<Setting> &table();
/// Null for a key that is not in the table.
const Setting *find(const QString &key);
/// As the type of the setting, from text or a value; BadInput with a sentence that names the key and what it takes.
base::Result<QVariant> checked(const Setting &setting, const QVariant &value);

} // namespace settings
