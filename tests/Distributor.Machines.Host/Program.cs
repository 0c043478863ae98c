// A process for tests to kill: starts two machines of the image that it is given, says so, and waits.
using Distributor.Machines;
using Distributor.Machines.Qemu;

var source = new QemuMachines(new(args[0], args[1]), new MachineLimits(), TimeProvider.System);
await source.StartAsync(1, CancellationToken.None);
await source.StartAsync(2, CancellationToken.None);
Console.WriteLine("started");
await Task.Delay(Timeout.Infinite);
