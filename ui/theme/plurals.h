// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

QT_BEGIN_NAMESPACE
class QCoreApplication;
QT_END_NAMESPACE

namespace theme {

/// Makes tr("%n host(s)", nullptr, n) read "1 host" and "2 hosts" while no catalogue is loaded. The source texts are
/// English already; only their plurals need care, so no catalogue has to be built or shipped for English. Catalogues
/// installed later go first.
void installPlurals(QCoreApplication *application);

/// The rule itself, base::pluralForm().
QString pluralForm(const QString &source, int n);

} // namespace theme
