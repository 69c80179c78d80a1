// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/casefile/contents.h"

/// Values that are one column of a case: compact JSON, null where there is nothing to say. Reading takes whatever is
/// there; what is missing or of another type keeps its default.
namespace casefile::pack {

QString options(const chain::Options &options);
chain::Options optionsFrom(const QString &text);
QString stats(const chain::Stats &stats);
chain::Stats statsFrom(const QString &text);
QString rejected(const QList<ioc::Rejected> &rejected);
QList<ioc::Rejected> rejectedFrom(const QString &text);
QString rules(const QList<mdti::ReputationRule> &rules);
QList<mdti::ReputationRule> rulesFrom(const QString &text);
QString held(const std::optional<chain::Held> &held);
std::optional<chain::Held> heldFrom(const QString &text);
/// Without name and profile id, which are columns.
QString actor(const attribution::Actor &actor);
attribution::Actor actorFrom(const QString &text);
/// Without the raw answer, which is a column.
QString evidence(const attribution::Evidence &evidence);
attribution::Evidence evidenceFrom(const QString &text);

/// By value: hosts and actors by name, nodes by graph::keyText.
QString view(const graph::ViewState &view, const chain::Investigation &investigation);
/// What the investigation does not have (yet) waits in the view. `noted` is not kept: it follows from the notes.
graph::ViewState viewFrom(const QString &text, const chain::Investigation &investigation);

QString places(const Places &places);
Places placesFrom(const QString &text);
QString tags(const Tags &tags);
Tags tagsFrom(const QString &text);

} // namespace casefile::pack
