// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/graphview/framefeed.h"

#include "ui/graphview/inpool.h"

namespace ui {

FrameFeed::FrameFeed(QObject *parent)
    : QObject(parent)
    , m_renderer(std::make_shared<Renderer>())
{
    m_pool.setMaxThreadCount(1);
}

FrameFeed::~FrameFeed() = default;

void FrameFeed::request(const FrameRequest &request)
{
    m_latest = request;
    if (m_running)
        m_again = true;
    else
        start(request);
}

void FrameFeed::start(const FrameRequest &request)
{
    m_running = true;
    m_again = false;
    inPool(
        &m_pool, this, [renderer = m_renderer, request] { return renderer->render(request); },
        [this](const Frame &frame) {
            m_running = false;
            if (m_again && m_latest)
                start(*m_latest);
            Q_EMIT frameReady(frame);
        });
}

} // namespace ui
