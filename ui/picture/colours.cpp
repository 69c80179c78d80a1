// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/picture/colours.h"

namespace picture {
namespace {

QColor rgb(QRgb value)
{
    return QColor::fromRgb(value);
}

} // namespace

const Colours &Colours::light()
{
    static const Colours colours{.window = rgb(0xF1F3F6),
                                 .base = rgb(0xFFFFFF),
                                 .alternate = rgb(0xF7F8FA),
                                 .raised = rgb(0xFFFFFF),
                                 .canvas = rgb(0xFAFBFC),
                                 .header = rgb(0xF6F7F9),
                                 .border = rgb(0xD5DAE2),
                                 .control = rgb(0x7F8998),
                                 .text = rgb(0x1A1F27),
                                 .muted = rgb(0x556070),
                                 .disabled = rgb(0x9AA3B0),
                                 .accent = rgb(0x1463DC),
                                 .accentText = rgb(0xFFFFFF),
                                 .accentHover = rgb(0x0F53BC),
                                 .accentTint = rgb(0xE3EDFC),
                                 .selection = rgb(0xD3E3FB),
                                 .selectionIdle = rgb(0xE2E7EE),
                                 .selectionText = rgb(0x1A1F27),
                                 .hover = rgb(0xEDF1F6),
                                 .tooltip = rgb(0x262B34),
                                 .tooltipText = rgb(0xF2F4F7),
                                 .malicious = rgb(0xBF242C),
                                 .maliciousText = rgb(0xAE1C28),
                                 .maliciousTint = rgb(0xFBE6E7),
                                 .onMalicious = rgb(0xFFFFFF),
                                 .suspicious = rgb(0xD27A00),
                                 .suspiciousText = rgb(0x8A5000),
                                 .suspiciousTint = rgb(0xFCEFD9),
                                 .onSuspicious = rgb(0x1A1F27),
                                 .neutral = rgb(0x1B6A74),
                                 .neutralText = rgb(0x186069),
                                 .neutralTint = rgb(0xDFF0F1),
                                 .onNeutral = rgb(0xFFFFFF),
                                 .unknown = rgb(0x898F99),
                                 .unknownText = rgb(0x5B6572),
                                 .unknownTint = rgb(0xECEEF2),
                                 .onUnknown = rgb(0x1A1F27),
                                 .actor = rgb(0x7D34CC),
                                 .actorText = rgb(0x6D27BA),
                                 .actorTint = rgb(0xF0E7FB),
                                 .onActor = rgb(0xFFFFFF),
                                 .ok = rgb(0x1B7A4B),
                                 .okTint = rgb(0xE2F3EA),
                                 .edge = rgb(0x8692A2),
                                 .edgeDim = rgb(0xE1E5EA),
                                 .edgeClaim = rgb(0xA078DC),
                                 .edgeDense = rgb(0xBCC4CE),
                                 .labelDim = rgb(0x6A7482),
                                 .isDark = false};
    return colours;
}

const Colours &Colours::dark()
{
    static const Colours colours{.window = rgb(0x1C1F25),
                                 .base = rgb(0x15181D),
                                 .alternate = rgb(0x191C22),
                                 .raised = rgb(0x272C35),
                                 .canvas = rgb(0x121519),
                                 .header = rgb(0x1C2026),
                                 .border = rgb(0x363D48),
                                 .control = rgb(0x77828F),
                                 .text = rgb(0xE3E6EB),
                                 .muted = rgb(0xA3ABB8),
                                 .disabled = rgb(0x69727F),
                                 .accent = rgb(0x5F9DFF),
                                 .accentText = rgb(0x0B1526),
                                 .accentHover = rgb(0x7FB3FF),
                                 .accentTint = rgb(0x1B2C47),
                                 .selection = rgb(0x264473),
                                 .selectionIdle = rgb(0x313843),
                                 .selectionText = rgb(0xF3F6FA),
                                 .hover = rgb(0x242932),
                                 .tooltip = rgb(0x3A414D),
                                 .tooltipText = rgb(0xF2F4F7),
                                 .malicious = rgb(0xEE5A60),
                                 .maliciousText = rgb(0xFF9497),
                                 .maliciousTint = rgb(0x3B2126),
                                 .onMalicious = rgb(0x14070A),
                                 .suspicious = rgb(0xF5BB4A),
                                 .suspiciousText = rgb(0xF3BC5C),
                                 .suspiciousTint = rgb(0x382C18),
                                 .onSuspicious = rgb(0x1A1203),
                                 .neutral = rgb(0x4FC3B5),
                                 .neutralText = rgb(0x7AD6CA),
                                 .neutralTint = rgb(0x15302F),
                                 .onNeutral = rgb(0x04130F),
                                 .unknown = rgb(0x707988),
                                 .unknownText = rgb(0xA3ABB8),
                                 .unknownTint = rgb(0x282D35),
                                 .onUnknown = rgb(0x0D1014),
                                 .actor = rgb(0xB783FA),
                                 .actorText = rgb(0xC8A2FC),
                                 .actorTint = rgb(0x2F2444),
                                 .onActor = rgb(0x140A2B),
                                 .ok = rgb(0x4CC38A),
                                 .okTint = rgb(0x17302A),
                                 .edge = rgb(0x65707E),
                                 .edgeDim = rgb(0x272C34),
                                 .edgeClaim = rgb(0x7B59B4),
                                 .edgeDense = rgb(0x3A424D),
                                 .labelDim = rgb(0x8B94A1),
                                 .isDark = true};
    return colours;
}

const QColor &Colours::mark(graph::Verdict verdict) const
{
    switch (verdict) {
    case graph::Verdict::Malicious:
        return malicious;
    case graph::Verdict::Suspicious:
        return suspicious;
    case graph::Verdict::Neutral:
        return neutral;
    case graph::Verdict::Unknown:
        break;
    }
    return unknown;
}

const QColor &Colours::words(graph::Verdict verdict) const
{
    switch (verdict) {
    case graph::Verdict::Malicious:
        return maliciousText;
    case graph::Verdict::Suspicious:
        return suspiciousText;
    case graph::Verdict::Neutral:
        return neutralText;
    case graph::Verdict::Unknown:
        break;
    }
    return unknownText;
}

const QColor &Colours::tint(graph::Verdict verdict) const
{
    switch (verdict) {
    case graph::Verdict::Malicious:
        return maliciousTint;
    case graph::Verdict::Suspicious:
        return suspiciousTint;
    case graph::Verdict::Neutral:
        return neutralTint;
    case graph::Verdict::Unknown:
        break;
    }
    return unknownTint;
}

const QColor &Colours::onMark(graph::Verdict verdict) const
{
    switch (verdict) {
    case graph::Verdict::Malicious:
        return onMalicious;
    case graph::Verdict::Suspicious:
        return onSuspicious;
    case graph::Verdict::Neutral:
        return onNeutral;
    case graph::Verdict::Unknown:
        break;
    }
    return onUnknown;
}

} // namespace picture
