// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/attribution/claim.h"

#include <QHash>

#include <algorithm>
#include <cmath>
#include <vector>

namespace attribution {

QString toString(Kind kind)
{
    switch (kind) {
    case Kind::Indicator:
        return QStringLiteral("indicator");
    case Kind::ProfileLink:
        return QStringLiteral("profile-link");
    case Kind::Rule:
        return QStringLiteral("rule");
    case Kind::Mention:
        break;
    }
    return QStringLiteral("mention");
}

double kindWeight(Kind kind)
{
    switch (kind) {
    case Kind::Indicator:
        return 1.0;
    case Kind::ProfileLink:
        return 0.9;
    case Kind::Rule:
        return 0.8;
    case Kind::Mention:
        break;
    }
    return 0.35;
}

Terms terms(Kind kind, int hops, qint64 coHosts, bool timeFits, bool held)
{
    Terms out;
    out.kind = kindWeight(kind);
    out.hops = std::pow(0.7, std::max(hops, 1) - 1);
    out.sharing = 1 / (1 + std::log10(double(std::max<qint64>(coHosts, 1))));
    out.time = timeFits ? 1.0 : 0.5;
    out.held = held;
    return out;
}

int score(const QList<QPair<QString, double>> &groupedWeights)
{
    QHash<QString, double> best;
    for (const auto &[group, weight] : groupedWeights) {
        double &kept = best[group];
        if (weight > kept) // false for NaN
            kept = std::min(weight, 1.0);
    }
    // Multiplied in order of size: the last digit of a product depends on the order, and the rounding on the last
    // digit.
    std::vector<double> weights(best.begin(), best.end());
    std::sort(weights.begin(), weights.end());
    double miss = 1;
    for (const double weight : weights)
        miss *= 1 - weight;
    return int(std::lround(100 * (1 - miss)));
}

} // namespace attribution
