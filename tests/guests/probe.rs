//! A WASI command that does what its first argument after the entry says, built for preview 1
//! (core module) and WASI 0.2 (component): what a sandbox promises is tried from inside.

use std::fs;
use std::io::{Read, Write, stdin, stdout};
use std::process::exit;
use std::time::{Duration, Instant, SystemTime};

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let arg = |n: usize| args.get(n).map(String::as_str).unwrap_or("");
    let number = |n: usize| arg(n).parse::<u64>().unwrap_or(0);
    match arg(2) {
        "args" => println!("{:?}", &args[1..]),
        "env" => {
            let mut env: Vec<_> = std::env::vars().collect();
            env.sort();
            for (name, value) in env {
                println!("{name}={value}");
            }
        }
        "exit" => exit(number(3) as i32),
        "panic" => panic!("on purpose"),
        "spin" => loop {
            std::hint::black_box(1);
        },
        "spin-then-print" => {
            for n in 0..number(3) {
                std::hint::black_box(n);
            }
            println!("done");
        }
        "sleep" => std::thread::sleep(Duration::from_millis(number(3))),
        "allocate" => {
            let mut blocks = Vec::new();
            loop {
                blocks.push(vec![1u8; 1 << 20]);
            }
        }
        "try-allocate" => {
            let mut bytes: Vec<u8> = Vec::new();
            println!("{}", bytes.try_reserve_exact(number(3) as usize).is_ok());
        }
        "print" => loop {
            println!("{}", "y".repeat(63));
        },
        "print-pair" => {
            print!("to stdout\n");
            eprint!("to stderr\n");
            print!("to stdout again\n");
        }
        "cat" => {
            let mut buffer = [0; 1000];
            loop {
                let size = stdin().read(&mut buffer).expect("stdin reads");
                if size == 0 {
                    break;
                }
                stdout().write_all(&buffer[..size]).expect("stdout writes");
            }
        }
        "prompt" => {
            print!("name? ");
            stdout().flush().unwrap();
            let mut line = String::new();
            stdin().read_line(&mut line).unwrap();
            println!("hello {}", line.trim());
        }
        "drip" => {
            for _ in 0..number(3) {
                print!("x");
                stdout().flush().unwrap();
            }
        }
        "flood" => {
            let block = [b'z'; 1 << 16];
            let mut left = number(3);
            while left > 0 {
                let size = left.min(1 << 16);
                stdout().write_all(&block[..size as usize]).unwrap();
                left -= size;
            }
        }
        "bytes" => {
            let bytes: Vec<u8> = args[3..].iter().map(|arg| arg.parse().unwrap()).collect();
            stdout().write_all(&bytes).unwrap();
        }
        "interleave" => {
            for n in 0..number(3) {
                println!("out {n}");
                eprintln!("err {n}");
            }
        }
        "write" => {
            fs::create_dir_all("made").unwrap();
            fs::write("made/file.txt", arg(3)).unwrap();
            fs::write("entry", [0xff, 0]).unwrap();
        }
        "fill-disk" => {
            let mut file = fs::File::create("/tmp/fill").unwrap();
            let mut written = 0;
            loop {
                match file.write(&[0; 1 << 16]) {
                    Ok(size) => written += size,
                    Err(error) => {
                        println!("{written} {:?}", error.kind());
                        break;
                    }
                }
            }
            drop(file);
            fs::remove_file("/tmp/fill").unwrap();
            // What was freed can be used again.
            fs::write("again", [0; 1 << 16]).unwrap();
            exit(number(3) as i32);
        }
        "hold-unlinked" => {
            // The bytes of a removed file count while it is open.
            let mut open = Vec::new();
            for n in 0..1000 {
                let mut file = fs::File::create("victim").unwrap();
                if file.write_all(&[0; 1 << 16]).is_err() {
                    println!("refused after {n}");
                    exit(1);
                }
                fs::remove_file("victim").unwrap();
                open.push(file);
            }
        }
        "overwrite" => {
            // Writing over what is there takes no more room.
            for _ in 0..100 {
                fs::write("same", [0; 1 << 16]).unwrap();
            }
            println!("ok");
        }
        "many-files" => {
            for n in 0.. {
                if let Err(error) = fs::write(format!("file{n}"), "x") {
                    println!("{n} {:?}", error.kind());
                    exit(1);
                }
            }
        }
        "deep" => {
            let mut path = String::from(".");
            for n in 0.. {
                path.push_str("/d");
                if fs::create_dir(&path).is_err() {
                    println!("refused at {}", n + 1);
                    exit(1);
                }
            }
        }
        "open-many" => {
            fs::write("one", "x").unwrap();
            let mut open = Vec::new();
            loop {
                match fs::File::open("one") {
                    Ok(file) => open.push(file),
                    Err(_) => {
                        println!("refused at {}", open.len() + 1);
                        exit(1);
                    }
                }
            }
        }
        "random" => {
            for _ in 0.. {
                let state = std::collections::hash_map::RandomState::new();
                std::hint::black_box(&state);
                let mut buffer = vec![0u8; 1 << 16];
                random(&mut buffer);
            }
        }
        "read" => match fs::read_to_string(arg(3)) {
            Ok(text) => println!("{text}"),
            Err(error) => {
                println!("{error}");
                exit(1);
            }
        },
        "escape" => {
            // Ways out that a sandbox must not have.
            for path in ["/etc/passwd", "../../../../etc/passwd", "/work/../etc/passwd", "link/passwd", "/proc/self/environ"] {
                println!("{path}: {}", fs::read(path).is_ok());
            }
        }
        "draw" => {
            let mut bytes = [0; 8];
            random(&mut bytes);
            println!("{bytes:?}");
        }
        "ambience" => {
            let mut bytes = [0; 8];
            random(&mut bytes);
            let start = Instant::now();
            std::thread::sleep(Duration::from_secs(3));
            let wall = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
            println!("{bytes:?} {:?} {:?}", wall, start.elapsed());
        }
        other => {
            eprintln!("probe: unknown command {other:?}");
            exit(99);
        }
    }
}

#[cfg(target_env = "p1")]
fn random(buffer: &mut [u8]) {
    #[link(wasm_import_module = "wasi_snapshot_preview1")]
    unsafe extern "C" {
        fn random_get(buffer: *mut u8, size: usize) -> i32;
    }
    // SAFETY: the pointer and length are those of a live buffer.
    assert_eq!(unsafe { random_get(buffer.as_mut_ptr(), buffer.len()) }, 0);
}

#[cfg(target_env = "p2")]
fn random(buffer: &mut [u8]) {
    unsafe extern "C" {
        fn getentropy(buffer: *mut u8, size: usize) -> i32;
    }
    // getentropy takes 256 bytes at most.
    for part in buffer.chunks_mut(256) {
        // SAFETY: the pointer and length are those of a live buffer.
        assert_eq!(unsafe { getentropy(part.as_mut_ptr(), part.len()) }, 0);
    }
}
