// The org of the benchmarks in simjs, a library for discrete events: the same chart, orders, tasks and efforts. It keeps no
// prices, tokens, latencies or names. Workers poll, as the org says, or (`isPolling` false) are a server with a queue whose
// polls somebody would have to add up by hand.

// The package is made for browsers: it leaves what it has at the window.
globalThis.window ??= {};
await import('simjs');
const Sim = globalThis.window.Sim;

const TASKS = { low: 15, high: 17 };
const EFFORT = { low: 36, high: 44 };

/** Runs it for `ticks` and gives the tasks completed. */
export function runSimjs({ teams, workersEach, ticks, ordersPerTick, isPolling }) {
  let state = 1;
  const draw = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const between = ({ low, high }) => low + Math.floor(draw() * (high - low + 1));
  const fewest = (list) => list.reduce((best, one) => (one.open < best.open ? one : best));
  let completed = 0;

  class Worker extends Sim.Entity {
    start(lead) {
      Object.assign(this, { lead, queue: [], open: 0, left: 0, task: null });
      if (isPolling) this.poll();
    }
    onMessage(_sender, task) {
      this.queue.push(task);
      if (!isPolling && this.task === null) this.serve();
    }
    poll() {
      if (this.task === null && this.queue.length > 0) this.take();
      if (this.task !== null) {
        this.left -= 1;
        if (this.left === 0) this.complete();
      }
      this.setTimer(1).done(() => this.poll());
    }
    serve() {
      this.take();
      this.setTimer(this.left).done(() => this.finish());
    }
    finish() {
      this.complete();
      if (this.queue.length > 0) this.serve();
    }
    take() {
      this.task = this.queue.shift();
      this.left = this.task.effort;
    }
    complete() {
      completed += 1;
      this.open -= 1;
      this.send(this.task, 1, this.lead);
      this.task = null;
    }
  }

  class Lead extends Sim.Entity {
    start(coo) {
      Object.assign(this, { coo, workers: [], open: 0 });
    }
    onMessage(_sender, message) {
      if (message.order !== undefined) {
        message.order.left -= 1;
        if (message.order.left > 0) return;
        this.open -= 1;
        this.send(message.order, 1, this.coo);
        return;
      }
      message.left = between(TASKS);
      for (let task = 0; task < message.left; task++) {
        const worker = fewest(this.workers);
        worker.open += 1;
        this.send({ order: message, effort: between(EFFORT) }, 1, worker);
      }
    }
  }

  class Coo extends Sim.Entity {
    start() {
      Object.assign(this, { leads: [], closed: 0 });
    }
    onMessage(_sender, order) {
      if (order.left === 0) {
        this.closed += 1;
        return;
      }
      const lead = fewest(this.leads);
      lead.open += 1;
      this.send(order, 1, lead);
    }
  }

  class Principal extends Sim.Entity {
    start(coo) {
      this.coo = coo;
      this.order();
    }
    order() {
      this.send({ left: null }, 1, this.coo);
      this.setTimer((2 * draw()) / ordersPerTick).done(() => this.order());
    }
  }

  const sim = new Sim.Sim();
  const coo = sim.addEntity(Coo, 'coo');
  for (let team = 0; team < teams; team++) {
    const lead = sim.addEntity(Lead, `lead ${team}`, coo);
    coo.leads.push(lead);
    for (let number = 0; number < workersEach; number++)
      lead.workers.push(sim.addEntity(Worker, `worker ${team}-${number}`, lead));
  }
  sim.addEntity(Principal, 'principal', coo);
  sim.simulate(ticks);
  return completed;
}
