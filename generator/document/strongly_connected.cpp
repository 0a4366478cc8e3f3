#include "strongly_connected.hpp"

#include <algorithm>

namespace airudder::generator {
namespace {

class Tarjan {
public:
    explicit Tarjan(Adjacency const& edges)
        : edges_(edges), nodes_(edges.size())
    {
    }

    void run(std::size_t root)
    {
        if (nodes_[root].index != 0)
            return;
        enter(root);
        while (!path_.empty()) {
            auto const at = path_.back();
            auto& node = nodes_[at];
            if (node.next < edges_[at].size())
                follow(at, edges_[at][node.next++]);
            else
                leave(at);
        }
    }

    std::vector<std::vector<std::size_t>> found{};

private:
    struct State {
        std::size_t index = 0; // order of discovery from 1; 0: not yet
        std::size_t low = 0;
        std::size_t next = 0; // edge to follow
        bool pending = false;
    };

    void enter(std::size_t at)
    {
        nodes_[at] = {.index = ++count_, .low = count_, .pending = true};
        pending_.push_back(at);
        path_.push_back(at);
    }

    void follow(std::size_t from, std::size_t to)
    {
        if (nodes_[to].index == 0)
            enter(to);
        else if (nodes_[to].pending)
            nodes_[from].low = std::min(nodes_[from].low, nodes_[to].index);
    }

    void leave(std::size_t at)
    {
        path_.pop_back();
        if (!path_.empty()) {
            auto& parent = nodes_[path_.back()];
            parent.low = std::min(parent.low, nodes_[at].low);
        }
        if (nodes_[at].low == nodes_[at].index)
            take_component(at);
    }

    void take_component(std::size_t first)
    {
        std::vector<std::size_t> component;
        std::size_t node = 0;
        do {
            node = pending_.back();
            pending_.pop_back();
            nodes_[node].pending = false;
            component.push_back(node);
        } while (node != first);
        std::ranges::reverse(component);
        found.push_back(std::move(component));
    }

    Adjacency const& edges_;
    std::vector<State> nodes_;
    std::vector<std::size_t> pending_{};
    std::vector<std::size_t> path_{};
    std::size_t count_ = 0;
};

} // namespace

std::vector<std::vector<std::size_t>>
strongly_connected(Adjacency const& edges,
                   std::vector<std::size_t> const& roots)
{
    Tarjan tarjan(edges);
    for (auto const root : roots)
        tarjan.run(root);
    return std::move(tarjan.found);
}

} // namespace airudder::generator
