// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/data.h"

namespace sampletenant {

struct BigShape
{
    int hosts = 50'000; ///< of the chain
    int records = 200'000; ///< passive DNS rows of the chain; at least one per host
    int actors = 40;
    int rowsPerHost = 90; ///< no host of the chain has more: nothing is held at the usual fan-out
    int wideArtifacts = 0; ///< > 0: besides, "wide.example" with this many addresses
    quint32 seed = 1;
};

/// Makes big tenants: the same for the same shape. A chain in three layers: a few names (the indicators) resolve to
/// addresses, which are shared by many names; every host is reached within two steps of the indicators.
class BigTenant
{
public:
    explicit BigTenant(const BigShape &shape)
        : m_shape(shape)
    {
    }

    std::shared_ptr<const Data> data() const;
    /// The names to begin with, those of the chain first.
    QList<QByteArray> indicators() const;

private:
    struct Layers
    {
        int roots, middles, leaves;
    };
    Layers layers() const;
    static QByteArray rootName(int index);
    static QByteArray middleName(int index);
    static QByteArray leafName(int index);
    void addActors(Data &data) const;
    void addReputations(Data &data, const Layers &layers) const;
    void addChain(Data &data, const Layers &layers) const;
    void addWide(Data &data) const;
    QByteArray profileId(int actor) const;
    QByteArray title(int actor) const;

    BigShape m_shape;
};

} // namespace sampletenant
