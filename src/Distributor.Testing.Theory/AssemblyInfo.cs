using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Distributor.Testing.Theory.Tests")]
