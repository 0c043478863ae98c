using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Distributor.Dispatch")]
[assembly: InternalsVisibleTo("Distributor.Machines.Tests")]
