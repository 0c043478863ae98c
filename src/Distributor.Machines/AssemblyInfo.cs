using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Distributor.Machines.Tests")]
