// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/celltips.h"

#include "ui/theme/label.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QToolTip>

namespace theme {

namespace {

class CutCells : public QObject
{
public:
    explicit CutCells(QAbstractItemView *view)
        : QObject(view)
        , m_view(view)
    {
        view->viewport()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::ToolTip)
            return false;
        auto *help = static_cast<QHelpEvent *>(event);
        const QModelIndex index = m_view->indexAt(help->pos());
        if (!index.isValid() || m_view->sizeHintForIndex(index).width() <= m_view->visualRect(index).width())
            return false;
        const QString text = index.data(Qt::DisplayRole).toString();
        if (text.isEmpty())
            return false;
        QToolTip::showText(help->globalPos(), plainTip(text), m_view);
        return true;
    }

private:
    QAbstractItemView *m_view;
};

} // namespace

void tellCutCells(QAbstractItemView *view)
{
    new CutCells(view);
}

} // namespace theme
