// A process for tests to kill: IMAGE LOGS [CONSOLE]; starts two machines, says so, and waits.
using Distributor.Machines;
using Distributor.Machines.Qemu;

var console = args.Length > 2 ? Enum.Parse<GuestConsole>(args[2]) : GuestConsole.File;
var source = new QemuMachines(new(args[0], args[1]) { Console = console }, new MachineLimits(), TimeProvider.System);
await source.StartAsync(1, CancellationToken.None);
await source.StartAsync(2, CancellationToken.None);
Console.WriteLine("started");
await Task.Delay(Timeout.Infinite);
