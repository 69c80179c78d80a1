// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/graph/scene.h"

#include <QColor>

namespace picture {

/// Every colour of the program, by what it means. Values; any thread. resources/theme-tokens.json holds the same table.
struct Colours
{
    /// Grounds: bars and docks, tables and fields, every second row, cards and menus, the graph, table heads.
    QColor window, base, alternate, raised, canvas, header;
    /// Hairlines without a meaning; edges of fields and buttons (contrast of 3 or more).
    QColor border, control;
    /// Words: body, second lines, disabled.
    QColor text, muted, disabled;
    /// Focus, lit path, primary action.
    QColor accent, accentText, accentHover, accentTint;
    /// Selected rows with and without focus, and words on them; pointed-at rows.
    QColor selection, selectionIdle, selectionText, hover;
    /// Tool tips.
    QColor tooltip, tooltipText;
    /// Meanings: the mark, words, ground of chips and strips, ink on the mark.
    QColor malicious, maliciousText, maliciousTint, onMalicious;
    /// Also "wait".
    QColor suspicious, suspiciousText, suspiciousTint, onSuspicious;
    QColor neutral, neutralText, neutralTint, onNeutral;
    /// Also held, bundle and queued.
    QColor unknown, unknownText, unknownTint, onUnknown;
    /// Also score and claim.
    QColor actor, actorText, actorTint, onActor;
    /// An act of the program succeeded; never a verdict.
    QColor ok, okTint;
    /// Graph lines: records, beside a lit path, claims, where many are visible; words beside a lit path.
    QColor edge, edgeDim, edgeClaim, edgeDense, labelDim;
    bool isDark = false;

    static const Colours &light();
    static const Colours &dark();
    static const Colours &of(bool dark) { return dark ? Colours::dark() : light(); }

    const QColor &mark(graph::Verdict verdict) const;
    const QColor &words(graph::Verdict verdict) const;
    const QColor &tint(graph::Verdict verdict) const;
    const QColor &onMark(graph::Verdict verdict) const; ///< what is drawn on top of the mark

    bool operator==(const Colours &) const = default;
};

} // namespace picture
