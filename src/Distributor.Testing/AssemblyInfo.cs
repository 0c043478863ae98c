using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Distributor.Testing.Tests")]
[assembly: InternalsVisibleTo("Distributor.Testing.TestAdapter")]
