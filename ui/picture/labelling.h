// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/occupancy.h"
#include "ui/picture/plan.h"

namespace picture {

/// Puts words where there is room: what is lit first, then by importance.
class Labelling
{
public:
    Labelling(const Picture &picture, const LabelRuler &ruler, const Places &before, Occupancy &occupancy, Plan &plan);

    void placeLit(); ///< names on plates; before anything else
    void placePills(); ///< what the lit edges (and all, on cards) say
    void placeOthers();

private:
    Label labelOf(const Look &look) const;
    QRectF boxAt(const Look &look, const Label &label, int place) const;
    void shorten(Label &label, const Look &look) const;
    QList<int> placesFor(const Look &look) const; ///< the best first
    bool place(Look &look, Label label);
    bool force(Look &look, Label &label, QList<int> order);
    bool isInWindow(const QRectF &box) const;
    void put(Look &look, Label &label, const QRectF &box, int place);
    QList<qint32> candidates() const; ///< looks, most important first
    qint64 rank(const Look &look) const;
    void addPill(qint32 edge, bool lit);

    const Picture &m_picture;
    const graph::Scene &m_scene;
    const LabelRuler &m_ruler;
    const Places &m_before;
    Occupancy &m_occupancy;
    Occupancy m_words; ///< taken by labels; marks may be covered when need be, words never
    Plan &m_plan;
    Level m_level;
    QList<quint8> m_isSelected;
    int m_forced = 0; ///< actors named without room
};

} // namespace picture
