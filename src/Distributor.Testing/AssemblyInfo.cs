using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Distributor.Testing.Tests")]
[assembly: InternalsVisibleTo("Distributor.Testing.TestAdapter")]
[assembly: InternalsVisibleTo("Distributor.Testing.Theory")]
