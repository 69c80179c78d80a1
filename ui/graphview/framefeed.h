// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/graphview/renderer.h"

#include <QObject>
#include <QThreadPool>

#include <optional>

namespace ui {

/// Frames painted in a thread of its own, one at a time; the newest request wins. GUI thread.
class FrameFeed : public QObject
{
    Q_OBJECT
public:
    explicit FrameFeed(QObject *parent = nullptr);
    ~FrameFeed() override;

    void request(const FrameRequest &request);
    bool isBusy() const { return m_running; }
    /// What was asked for last, finished or not.
    const std::optional<FrameRequest> &latest() const { return m_latest; }

Q_SIGNALS:
    void frameReady(const ui::Frame &frame);

private:
    void start(const FrameRequest &request);

    std::shared_ptr<Renderer> m_renderer;
    std::optional<FrameRequest> m_latest;
    bool m_running = false, m_again = false;
    QThreadPool m_pool;
};

} // namespace ui
